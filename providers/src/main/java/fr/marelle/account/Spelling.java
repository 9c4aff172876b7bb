package fr.marelle.account;

import java.text.Normalizer;
import java.util.Locale;

/** Brings the spellings of one word together, so that two of them can be compared. */
public final class Spelling {
  private Spelling() {}

  /** Lower case, without accents, ligatures taken apart: {@code Œuvre} is {@code oeuvre}. */
  public static String fold(String text) {
    String decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(decomposed.length() + 4);
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      }
      switch (c) {
        case 'œ' -> folded.append("oe");
        case 'æ' -> folded.append("ae");
        case 'ß' -> folded.append("ss");
        case 'þ' -> folded.append("th");
        case 'ø' -> folded.append('o');
        case 'ł' -> folded.append('l');
        case 'đ', 'ð' -> folded.append('d');
        case 'ı' -> folded.append('i');
        default -> folded.append(c);
      }
    }
    return folded.toString();
  }
}
