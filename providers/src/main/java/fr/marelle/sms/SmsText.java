package fr.marelle.sms;

import java.text.Normalizer;

/**
 * Writes text messages in the alphabet of GSM 03.38, and within the 160 characters of one message:
 * a single letter beyond it, such as ê or a French quotation mark, leaves room for 70.
 */
public final class SmsText {
  /** What one message has room for. */
  public static final int LENGTH = 160;

  private SmsText() {}

  /**
   * The name of a school followed by what is to be said; the name is what is cut where both are too
   * long.
   *
   * @param text in the alphabet, see the test that reads all of ours
   */
  public static String of(String name, String text) {
    String plain = write(name).strip();
    int room = LENGTH - text.length() - ": ".length();
    if (room <= 0 || plain.isEmpty()) {
      return write(text);
    }
    return (plain.length() > room ? plain.substring(0, room).strip() : plain) + ": " + write(text);
  }

  /** The nearest that the alphabet has: letters lose an accent that it lacks. */
  public static String write(String text) {
    StringBuilder written = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(c -> written.append(nearest(Character.toString(c))));
    return written.toString();
  }

  private static String nearest(String letter) {
    if (GsmAlphabet.isBasic(letter)) {
      return letter;
    }
    return switch (letter) {
      case "œ" -> "oe";
      case "Œ" -> "OE";
      case "’", "‘" -> "'";
      case "«", "»", "“", "”" -> "\"";
      case "–", "—", "‑" -> "-";
      case "…" -> "...";
      case "\u00a0", "\u202f" -> " ";
      default ->
          Normalizer.normalize(letter, Normalizer.Form.NFKD)
              .codePoints()
              .mapToObj(Character::toString)
              .filter(GsmAlphabet::isBasic)
              .findFirst()
              .orElse("");
    };
  }
}
