package fr.marelle.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text message of one segment costs the operator one message. */
class RecoverySmsTest {
  private static final int SEGMENT = 160;

  /** The basic table of GSM 03.38, without its control characters. */
  private static final String GSM_7 =
      "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
          + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void itFitsIntoOneSegment(String language) throws IOException {
    Locale locale = Locale.forLanguageTag(language);
    String text =
        new MessageFormat(texts(language).getProperty("marelleRecoverySms"), locale)
            .format(
                new Object[] {
                  "nm7b3ywm",
                  new Moments(ZoneId.of("Europe/Paris"), locale)
                      .tellShortly(Instant.parse("2026-11-22T10:35:00Z"))
                });

    assertThat(text).contains("nm7b3ywm", "22/11 11:35").hasSizeLessThanOrEqualTo(SEGMENT);
    assertThat(text.chars().filter(c -> GSM_7.indexOf(c) < 0).mapToObj(c -> (char) c)).isEmpty();
  }

  private static Properties texts(String language) throws IOException {
    Properties texts = new Properties();
    try (Reader reader =
        Files.newBufferedReader(
            Path.of(
                "src/main/resources/theme-resources/messages/messages_" + language + ".properties"),
            UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }
}
