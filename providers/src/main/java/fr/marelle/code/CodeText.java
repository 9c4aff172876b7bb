package fr.marelle.code;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Rules for the text of a code: what may come in from outside, and how forgiving typing is. */
final class CodeText {
  static final int MIN_LENGTH = 6;
  static final int MAX_LENGTH = 64;

  /**
   * More than anybody types for a code of {@link #MAX_LENGTH} with spaces or hyphens between the
   * characters.
   */
  private static final int MAX_TYPED_LENGTH = 3 * MAX_LENGTH;

  private static final Pattern ACCEPTABLE = Pattern.compile("[\\p{L}\\p{Nd}\\p{P}\\p{S}]+");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}]+");

  private CodeText() {}

  /** Whether a code handed in from outside can be taken as it is. */
  static boolean isAcceptable(String code) {
    return code != null
        && code.length() <= MAX_LENGTH
        && ACCEPTABLE.matcher(code).matches()
        && fold(code).length() >= MIN_LENGTH;
  }

  /**
   * Whether what was typed is the code, whatever its case, spaces and hyphens. Takes the same time
   * either way.
   */
  static boolean matches(String code, String typed) {
    if (typed == null || typed.length() > MAX_TYPED_LENGTH) {
      return false;
    }
    return MessageDigest.isEqual(
        fold(code).getBytes(StandardCharsets.UTF_8), fold(typed).getBytes(StandardCharsets.UTF_8));
  }

  private static String fold(String text) {
    String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return SEPARATORS.matcher(compatible).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
