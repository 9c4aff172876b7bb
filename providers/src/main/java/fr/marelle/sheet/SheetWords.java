package fr.marelle.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** The fixed words of a sheet, in one language. */
public final class SheetWords {
  private final Locale language;
  private final ZoneId zone;
  private final ResourceBundle words;

  /**
   * Reads them.
   *
   * @param zone where the readers' clocks are
   */
  public SheetWords(SheetLanguage language, ZoneId zone) {
    this.language = language.locale();
    this.zone = zone;
    this.words = read("words_" + language.tag() + ".properties");
  }

  private static ResourceBundle read(String name) {
    try (InputStream file = SheetWords.class.getResourceAsStream(name)) {
      return new PropertyResourceBundle(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Locale language() {
    return language;
  }

  /** The word with that key. */
  String get(String key) {
    return words.getString(key);
  }

  /** « Code d’activation » or « Code de renouvellement ». */
  String codeLabel(SheetCode code) {
    return get("code." + code.kind().value());
  }

  /** What stands beside the QR code. */
  String scanHint(LoginSheet sheet) {
    return get(sheet.code().isPresent() ? "scan" : "scan.reminder");
  }

  /** The day until which a code opens something, with the hour where it is a matter of hours. */
  String expiry(SheetCode code) {
    return code.expiresAt()
        .map(
            instant ->
                DateTimeFormatter.ofPattern(get("expiry." + code.kind().value()), language)
                    .format(ZonedDateTime.ofInstant(instant, zone)))
        .orElse("");
  }
}
