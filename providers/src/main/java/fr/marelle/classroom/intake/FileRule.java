package fr.marelle.classroom.intake;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a school's file may be, as far as its name, its size and its digest tell. */
public final class FileRule {
  /** In bytes; the table of a large school is a hundredth of it. */
  public static final long MAX_SIZE = 50_000_000;

  /** Of the name, in characters. */
  public static final int MAX_NAME = 255;

  private static final List<String> TABLES = List.of(".csv", ".txt");

  /** What parts a path, and what is no character of a name. */
  private static final Pattern NO_NAME = Pattern.compile("[/\\\\\\p{Cntrl}]");

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private FileRule() {}

  /** Whether a file of that name may be a table. */
  public static boolean isTable(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return name.length() <= MAX_NAME
        && !name.startsWith(".")
        && !NO_NAME.matcher(name).find()
        && TABLES.stream().anyMatch(lowerCase::endsWith);
  }

  /** Whether it is a SHA-256 as it is to be written: 64 hexadecimal digits in small letters. */
  public static boolean isDigest(String text) {
    return DIGEST.matcher(text).matches();
  }
}
