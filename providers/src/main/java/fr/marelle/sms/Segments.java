package fr.marelle.sms;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts in which a text travels, each of which costs: 160 places of GSM 03.38 or, with a single
 * letter that it lacks, 70 of UCS-2; 153 and 67 where there are several.
 *
 * @param gsm whether the text is in the alphabet of GSM 03.38
 * @param texts of the parts, at least one
 */
public record Segments(boolean gsm, List<String> texts) {
  private static final int GSM_ALONE = 160;
  private static final int GSM_OF_SEVERAL = 153;
  private static final int UCS2_ALONE = 70;
  private static final int UCS2_OF_SEVERAL = 67;

  /** Those of a text. */
  public static Segments of(String text) {
    boolean gsm = GsmAlphabet.holds(text);
    int places = text.codePoints().map(character -> places(gsm, character)).sum();
    boolean alone = places <= (gsm ? GSM_ALONE : UCS2_ALONE);
    return new Segments(
        gsm, alone ? List.of(text) : split(gsm, text, gsm ? GSM_OF_SEVERAL : UCS2_OF_SEVERAL));
  }

  /** A character of two places is in one part or the other. */
  private static List<String> split(boolean gsm, String text, int most) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int taken = 0;
    for (int character : text.codePoints().toArray()) {
      int places = places(gsm, character);
      if (taken + places > most) {
        parts.add(part.toString());
        part.setLength(0);
        taken = 0;
      }
      part.appendCodePoint(character);
      taken += places;
    }
    parts.add(part.toString());
    return List.copyOf(parts);
  }

  private static int places(boolean gsm, int character) {
    return gsm ? GsmAlphabet.places(character) : Character.charCount(character);
  }

  /** How many are paid for. */
  public int count() {
    return texts.size();
  }

  /** Without the text. */
  @Override
  public String toString() {
    return "Segments[" + count() + "]";
  }
}
