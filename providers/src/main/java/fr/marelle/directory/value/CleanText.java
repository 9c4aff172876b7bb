package fr.marelle.directory.value;

import java.text.Normalizer;

/** Brings a text into the form in which it is kept and compared. */
public final class CleanText {
  /** Stands for what can't be kept, as decoders write it for bytes that their encoding lacks. */
  private static final char REPLACEMENT = '\uFFFD';

  private CleanText() {}

  /**
   * In NFC, without blanks around it, each run of blanks and line ends inside one space, without
   * invisible characters. What can't be kept (control characters, halves of characters) is replaced
   * by U+FFFD.
   */
  public static String of(String raw) {
    return isClean(raw) ? raw : cleaned(raw);
  }

  /** Whether a cleaned text lost something. */
  public static boolean isDamaged(String text) {
    return text.indexOf(REPLACEMENT) >= 0;
  }

  /** Most values are plain and pass untouched. */
  private static boolean isClean(String raw) {
    char before = ' ';
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return raw.isEmpty() || before != ' ';
  }

  private static String cleaned(String raw) {
    String text = Normalizer.normalize(raw, Normalizer.Form.NFC);
    StringBuilder clean = new StringBuilder(text.length());
    boolean blank = false;
    int length = text.length();
    for (int i = 0; i < length; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isBlank(c)) {
        blank = !clean.isEmpty();
      } else if (Character.getType(c) != Character.FORMAT) {
        if (blank) {
          clean.append(' ');
          blank = false;
        }
        clean.appendCodePoint(isKept(c) ? c : REPLACEMENT);
      }
    }
    return clean.toString();
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isKept(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED
        && type != Character.PRIVATE_USE;
  }
}
