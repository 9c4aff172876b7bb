package fr.marelle.schools;

/** Numbers with zeros in front. */
final class Digits {
  private Digits() {}

  /** The number with at least so many digits. */
  static String of(long number, int digits) {
    String text = Long.toString(number);
    return text.length() >= digits ? text : "0".repeat(digits - text.length()) + text;
  }
}
