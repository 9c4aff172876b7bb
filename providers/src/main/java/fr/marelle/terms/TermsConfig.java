package fr.marelle.terms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads what {@link TermsProperties} declares. Whatever came in through the console was {@linkplain
 * #problems checked}; a realm file is not, so reading is lenient: a version in force whose date is
 * unreadable stays in force, an announced one waits for a date.
 */
final class TermsConfig {
  /** Where "from the first of September" is meant, unless an overseas realm says otherwise. */
  static final ZoneId DEFAULT_ZONE = ZoneId.of("Europe/Paris");

  static final int MAX_TEXT_LENGTH = 100_000;
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

  private final Map<String, String> values;

  TermsConfig(Map<String, String> values) {
    this.values = values;
  }

  /** The version that binds at that moment; empty where none was configured or none began yet. */
  Optional<TermsEdition> inForce(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone());
    return edition(TermsProperties.NEXT, LocalDate.MAX)
        .filter(next -> !next.effectiveFrom().isAfter(today))
        .or(
            () ->
                edition("", LocalDate.EPOCH)
                    .filter(current -> !current.effectiveFrom().isAfter(today)));
  }

  /**
   * What is wrong with this configuration, empty if nothing is.
   *
   * @param requiredLanguage the language that no version may lack; null where any will do
   */
  List<Problem> problems(String requiredLanguage) {
    List<Problem> problems = new ArrayList<>();
    checkEdition("", requiredLanguage, problems::add);
    checkEdition(TermsProperties.NEXT, requiredLanguage, problems::add);
    checkOrder(problems::add);
    if (!value(TermsProperties.TIME_ZONE).isEmpty() && parsedZone().isEmpty()) {
      problems.add(new Problem(TermsProperties.TIME_ZONE, "marelleTermsConfigTimeZone"));
    }
    return problems;
  }

  private void checkEdition(String prefix, String requiredLanguage, Consumer<Problem> problems) {
    Map<String, String> texts = texts(prefix);
    String versionKey = prefix + TermsProperties.VERSION;
    String dateKey = prefix + TermsProperties.EFFECTIVE_FROM;
    if (value(versionKey).isEmpty() && value(dateKey).isEmpty() && texts.isEmpty()) {
      return;
    }
    String message = "marelleTermsConfig" + (prefix.isEmpty() ? "" : "Next");
    if (value(versionKey).isEmpty()) {
      problems.accept(new Problem(versionKey, message + "VersionMissing"));
    } else if (!VERSION.matcher(value(versionKey)).matches()) {
      problems.accept(new Problem(versionKey, message + "VersionInvalid"));
    }
    if (value(dateKey).isEmpty()) {
      problems.accept(new Problem(dateKey, message + "DateMissing"));
    } else if (date(dateKey).isEmpty()) {
      problems.accept(new Problem(dateKey, message + "DateInvalid"));
    }
    String missing =
        requiredLanguage != null && TermsProperties.LANGUAGES.contains(requiredLanguage)
            ? requiredLanguage
            : TermsProperties.LANGUAGES.get(0);
    if (missing.equals(requiredLanguage) ? !texts.containsKey(missing) : texts.isEmpty()) {
      problems.accept(
          new Problem(prefix + TermsProperties.TEXT + missing, message + "TextMissing"));
    }
    texts.forEach(
        (language, text) -> {
          if (text.length() > MAX_TEXT_LENGTH) {
            problems.accept(
                new Problem(prefix + TermsProperties.TEXT + language, message + "TextTooLong"));
          }
        });
  }

  private void checkOrder(Consumer<Problem> problems) {
    String nextVersion = value(TermsProperties.NEXT + TermsProperties.VERSION);
    if (nextVersion.isEmpty()) {
      return;
    }
    if (value(TermsProperties.VERSION).isEmpty()) {
      problems.accept(new Problem(TermsProperties.VERSION, "marelleTermsConfigCurrentFirst"));
    } else if (nextVersion.equals(value(TermsProperties.VERSION))) {
      problems.accept(
          new Problem(
              TermsProperties.NEXT + TermsProperties.VERSION, "marelleTermsConfigSameVersion"));
    }
    String nextDate = TermsProperties.NEXT + TermsProperties.EFFECTIVE_FROM;
    Optional<LocalDate> current = date(TermsProperties.EFFECTIVE_FROM);
    if (date(nextDate).flatMap(next -> current.filter(c -> !next.isAfter(c))).isPresent()) {
      problems.accept(new Problem(nextDate, "marelleTermsConfigOrder"));
    }
  }

  private Optional<TermsEdition> edition(String prefix, LocalDate withoutDate) {
    String version = value(prefix + TermsProperties.VERSION);
    Map<String, String> texts = texts(prefix);
    return version.isEmpty() || texts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TermsEdition(
                version, date(prefix + TermsProperties.EFFECTIVE_FROM).orElse(withoutDate), texts));
  }

  private Map<String, String> texts(String prefix) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String language : TermsProperties.LANGUAGES) {
      String text = value(prefix + TermsProperties.TEXT + language);
      if (!text.isEmpty()) {
        texts.put(language, text);
      }
    }
    return texts;
  }

  private Optional<LocalDate> date(String key) {
    try {
      return Optional.of(LocalDate.parse(value(key)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private ZoneId zone() {
    return parsedZone().orElse(DEFAULT_ZONE);
  }

  private Optional<ZoneId> parsedZone() {
    try {
      return Optional.of(ZoneId.of(value(TermsProperties.TIME_ZONE)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private String value(String key) {
    String value = values.get(key);
    return value == null ? "" : value.strip();
  }

  /**
   * A property that can't stay as it is.
   *
   * @param property the one to mend
   * @param messageKey what to do about it, in the console's messages
   */
  record Problem(String property, String messageKey) {}
}
