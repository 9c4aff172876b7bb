package fr.marelle.sheet.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives each Arabic letter the shape that it has between its neighbours, as Unicode's presentation
 * forms (The Unicode Standard, 9.2): fonts have a glyph for each of them.
 */
final class ArabicShaper {
  private static final char LAM = '\u0644';
  private static final char TATWEEL = '\u0640';

  /** Alefs that a lam before them swallows, and the first of the two forms of the pair. */
  private static final Map<Character, Character> LAM_ALEF =
      Map.of('\u0622', '\uFEF5', '\u0623', '\uFEF7', '\u0625', '\uFEF9', '\u0627', '\uFEFB');

  /** The letters of Arabic in the order of their forms, which follow each other from U+FE81 on. */
  private static final String IN_ORDER =
      "\u0622\u0623\u0624\u0625\u0626\u0627\u0628\u0629\u062A\u062B\u062C\u062D\u062E\u062F\u0630"
          + "\u0631\u0632\u0633\u0634\u0635\u0636\u0637\u0638\u0639\u063A\u0641\u0642\u0643\u0644"
          + "\u0645\u0646\u0647\u0648\u0649\u064A";

  /**
   * Letters that never join what follows them: they have two forms, isolated and final. All others
   * have four: isolated, final, initial and medial.
   */
  private static final String RIGHT_JOINING =
      "\u0622\u0623\u0624\u0625\u0627\u0629\u062F\u0630\u0631\u0632\u0648\u0649"
          + "\u0671\u0688\u0691\u0698\u06BA\u06C0\u06D2";

  private static final Map<Character, Character> FORMS = forms();

  private ArabicShaper() {}

  private static Map<Character, Character> forms() {
    Map<Character, Character> forms = new HashMap<>();
    char next = '\uFE81';
    for (int i = 0; i < IN_ORDER.length(); i++) {
      char letter = IN_ORDER.charAt(i);
      forms.put(letter, next);
      next += (char) (RIGHT_JOINING.indexOf(letter) < 0 ? 4 : 2);
    }
    // Persian and Urdu.
    String[] more = {
      "\u0671\uFB50", "\u067E\uFB56", "\u0679\uFB66", "\u06A4\uFB6A", "\u0686\uFB7A",
      "\u0688\uFB88", "\u0698\uFB8A", "\u0691\uFB8C", "\u06A9\uFB8E", "\u06AF\uFB92",
      "\u06BA\uFB9E", "\u06C0\uFBA4", "\u06C1\uFBA6", "\u06BE\uFBAA", "\u06D2\uFBAE",
      "\u06CC\uFBFC"
    };
    for (String pair : more) {
      forms.put(pair.charAt(0), pair.charAt(1));
    }
    return forms;
  }

  /** The text with its Arabic letters shaped; shorter where a lam and an alef become one. */
  static String shape(String text) {
    if (text.chars().noneMatch(c -> FORMS.containsKey((char) c))) {
      return text;
    }
    StringBuilder shaped = new StringBuilder(text.length());
    boolean joined = false;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (isTransparent(letter)) {
        shaped.append(letter);
        continue;
      }
      Character form = FORMS.get(letter);
      int next = neighbour(text, i);
      boolean joins = joined && form != null;
      joined = next >= 0 && joinsNext(letter) && joinsPrevious(text.charAt(next));
      if (letter == LAM && next == i + 1 && LAM_ALEF.containsKey(text.charAt(next))) {
        shaped.append((char) (LAM_ALEF.get(text.charAt(next)) + (joins ? 1 : 0)));
        joined = false;
        i++;
      } else if (form == null) {
        shaped.append(letter);
      } else {
        shaped.append((char) (form + (joins ? 1 : 0) + (joined ? 2 : 0)));
      }
    }
    return shaped.toString();
  }

  private static int neighbour(String text, int from) {
    int next = from + 1;
    while (next < text.length() && isTransparent(text.charAt(next))) {
      next++;
    }
    return next < text.length() ? next : -1;
  }

  private static boolean isTransparent(char c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean joinsPrevious(char c) {
    return c == TATWEEL || FORMS.containsKey(c);
  }

  private static boolean joinsNext(char c) {
    return c == TATWEEL || (FORMS.containsKey(c) && RIGHT_JOINING.indexOf(c) < 0);
  }

  /** What a character says, whatever its shape. */
  static String unshaped(int codePoint) {
    String text = Character.toString(codePoint);
    boolean shaped =
        (codePoint >= 0xFB50 && codePoint <= 0xFDFF)
            || (codePoint >= 0xFE70 && codePoint <= 0xFEFF);
    return shaped ? Normalizer.normalize(text, Normalizer.Form.NFKC) : text;
  }
}
