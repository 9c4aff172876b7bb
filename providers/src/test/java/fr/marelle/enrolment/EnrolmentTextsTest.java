package fr.marelle.enrolment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.sms.SmsText;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentTextsTest {
  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void eachTextMessageIsOneWithTheNameOfASchool(String language) throws IOException {
    for (String key : new String[] {"code", "active", "school"}) {
      String text = say(language, "marelleEnrolmentSms." + key);

      assertThat(SmsText.write(text)).as(key).isEqualTo(text);
      assertThat(SmsText.of("École Jean-Moulin", text))
          .as(key)
          .hasSizeLessThanOrEqualTo(SmsText.LENGTH)
          .startsWith("École Jean-Moulin: ")
          .endsWith(text);
    }
  }

  /** The line that a browser reads: an address of an ENT, and the code. */
  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void thereIsRoomForTheLineThatABrowserReads(String language) throws IOException {
    String text = say(language, "marelleEnrolmentSms.code") + "\n\n@connexion.ent.example #012345";

    assertThat(SmsText.write(text)).isEqualTo(text);
    assertThat(SmsText.of("École Jean-Moulin", text))
        .hasSizeLessThanOrEqualTo(SmsText.LENGTH)
        .startsWith("École Jean-");
  }

  @Test
  void oneMinuteIsOne() throws IOException {
    assertThat(say("fr", "marelleEnrolmentSms.code", "012345", 1)).contains("valable 1 minute.");
    assertThat(say("en", "marelleEnrolmentSms.code", "012345", 1)).contains("for 1 minute.");
    assertThat(say("fr", "marelleEnrolmentOnItsWay", 1)).contains("Attendez une minute avant");
    assertThat(say("fr", "marelleEnrolmentOnItsWay", 10)).contains("Attendez 10 minutes avant");
    assertThat(say("en", "marelleEnrolmentOnItsWay", 1)).contains("Wait a minute before");
    assertThat(say("en", "marelleEnrolmentOnItsWay", 10)).contains("Wait 10 minutes before");
  }

  private static String say(String language, String key) throws IOException {
    return say(language, key, "012345", 30);
  }

  private static String say(String language, String key, Object... arguments) throws IOException {
    Properties texts = new Properties();
    try (Reader reader =
        Files.newBufferedReader(
            Path.of(
                "src/main/resources/theme-resources/messages/messages_" + language + ".properties"),
            UTF_8)) {
      texts.load(reader);
    }
    return new MessageFormat(texts.getProperty(key), Locale.forLanguageTag(language))
        .format(arguments);
  }
}
