package fr.marelle.directory.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An identifier taken apart: {@code patrick.dupont1} is the second of {@code patrick.dupont}.
 *
 * @param number 0 for the one without
 */
public record NumberedIdentifier(String base, long number) {
  private static final Pattern PARTS = Pattern.compile("(.+?)([1-9]\\d{0,8})", Pattern.DOTALL);

  /** Takes it apart. */
  public static NumberedIdentifier of(String identifier) {
    Matcher parts = PARTS.matcher(identifier);
    return parts.matches()
        ? new NumberedIdentifier(parts.group(1), Long.parseLong(parts.group(2)))
        : new NumberedIdentifier(identifier, 0);
  }
}
