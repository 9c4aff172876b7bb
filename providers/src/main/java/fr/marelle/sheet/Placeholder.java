package fr.marelle.sheet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a template can name of a person, as {@code {{name}}}. */
enum Placeholder {
  SCHOOL("school"),
  NAME("name"),
  FIRST_NAME("firstName"),
  LAST_NAME("lastName"),
  CLASS("class"),
  PROFILE("profile"),
  IDENTIFIER("identifier"),
  CODE("code"),
  EXPIRY("expiry"),
  ADDRESS("address");

  private static final Pattern WRITTEN = Pattern.compile("\\{\\{\\s*([^{}]{1,40}?)\\s*\\}\\}");
  private static final String ABSENT = "–";
  private static final Set<String> KEYS =
      Set.of(values()).stream().map(p -> p.key).collect(Collectors.toUnmodifiableSet());

  private final String key;

  Placeholder(String key) {
    this.key = key;
  }

  private String of(LoginSheet sheet, SheetWords words) {
    return switch (this) {
      case SCHOOL -> sheet.school();
      case NAME -> sheet.name();
      case FIRST_NAME -> sheet.firstName();
      case LAST_NAME -> sheet.lastName();
      case CLASS -> sheet.className();
      case PROFILE -> sheet.profile().map(p -> words.get("profile." + p.value())).orElse("");
      case IDENTIFIER -> sheet.identifier();
      case CODE -> sheet.code().map(SheetCode::text).orElse("");
      case EXPIRY -> sheet.code().map(words::expiry).orElse("");
      case ADDRESS -> sheet.typedAddress();
    };
  }

  /** Every value of a sheet by its key; a dash stands for what the person has not. */
  static Map<String, String> values(LoginSheet sheet, SheetWords words) {
    return Set.of(values()).stream()
        .collect(Collectors.toMap(p -> p.key, p -> orDash(p.of(sheet, words))));
  }

  private static String orDash(String value) {
    return value.isBlank() ? ABSENT : value;
  }

  /** The text with every placeholder replaced; those that nobody knows stay as they are. */
  static String fill(String text, Map<String, String> values) {
    return WRITTEN
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }

  /** What is written like a placeholder in that text and is none, each once. */
  static List<String> unknownIn(String text) {
    return WRITTEN
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .filter(key -> !KEYS.contains(key))
        .distinct()
        .toList();
  }
}
