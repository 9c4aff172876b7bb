package fr.marelle.account;

import java.util.HashMap;
import java.util.Map;

/**
 * Writes names of other scripts in Latin letters, as a French keyboard types them. Coarse, since an
 * identifier only has to be read and typed. What no table knows, Chinese characters say, becomes
 * the number of its character, the same on every server.
 */
final class Transliteration {
  private static final String UNHEARD = "-";

  private static final Map<Integer, String> LETTERS = letters();

  private Transliteration() {}

  /**
   * In Latin letters and digits.
   *
   * @param folded lower case, without accents: see {@link Spelling#fold}
   */
  static String of(String folded) {
    StringBuilder latin = new StringBuilder();
    folded.codePoints().filter(Character::isLetterOrDigit).forEach(c -> latin.append(letter(c)));
    return latin.toString();
  }

  private static String letter(int c) {
    return c < 0x80 ? Character.toString(c) : LETTERS.getOrDefault(c, Integer.toHexString(c));
  }

  private static Map<Integer, String> letters() {
    Map<Integer, String> all = new HashMap<>();
    // Greek (ELOT 743, without its rules for neighbours).
    from(all, 'α', "a v g d e z i th i k l m n x o p r s s t y f ch ps o");
    // Russian as passports have it (ICAO 9303), then what Ukrainian, Serbian, Macedonian add.
    from(
        all,
        'а',
        "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia"
            + " e e dj g e s i i j lj nj c k i u dz");
    from(all, 'ґ', "g");
    // Armenian.
    from(
        all,
        'ա',
        "a b g d e z e e t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts u p k o f ev");
    // Georgian (national system of 2002).
    from(all, 'ა', "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h");
    // Hebrew, with its letters for the end of a word.
    from(all, 'א', "a b g d h v z h t y k k l m m n n s a p p ts ts k r sh t");
    // Arabic, whose short vowels nobody writes; then Persian.
    from(all, 'ء', "- a a ou i i a b a t th j h kh d dh r z s ch s d t z a gh");
    from(all, 'ف', "f q k l m n h w a y");
    from(all, 'پ', "p");
    from(all, 'چ', "tch");
    from(all, 'ژ', "j");
    from(all, 'ک', "k");
    from(all, 'گ', "g");
    from(all, 'ی', "y");
    return Map.copyOf(all);
  }

  private static void from(Map<Integer, String> all, int first, String latin) {
    int letter = first;
    for (String heard : latin.split(" ", -1)) {
      all.put(letter++, heard.equals(UNHEARD) ? "" : heard);
    }
  }
}
