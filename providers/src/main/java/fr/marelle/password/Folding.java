package fr.marelle.password;

/**
 * What passwords are compared by, once {@link fr.marelle.account.Spelling#fold} has folded them.
 */
final class Folding {
  private Folding() {}

  /** What is left of a folded text without separators and punctuation. */
  static String lettersAndDigits(String folded) {
    StringBuilder kept = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      if (Character.isLetterOrDigit(folded.charAt(i))) {
        kept.append(folded.charAt(i));
      }
    }
    return kept.toString();
  }

  /** What is left of a folded text when only its letters stay. */
  static String letters(String folded) {
    StringBuilder kept = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      if (Character.isLetter(folded.charAt(i))) {
        kept.append(folded.charAt(i));
      }
    }
    return kept.toString();
  }

  /**
   * The word that digits and signs stand for in a folded text: {@code p@$$w0rd} has the skeleton of
   * {@code password}. {@code 1} and {@code !} are used for both {@code i} and {@code l}, so a
   * skeleton has one letter for the two, and only skeletons are ever compared with skeletons. Signs
   * that stand for no letter are dropped.
   */
  static String skeleton(String folded) {
    StringBuilder letters = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      switch (c) {
        case 'l', '1', '!', '|' -> letters.append('i');
        case '0' -> letters.append('o');
        case '3', '€' -> letters.append('e');
        case '4', '@' -> letters.append('a');
        case '5', '$', '§' -> letters.append('s');
        case '7', '+' -> letters.append('t');
        case '8' -> letters.append('b');
        case '6', '9' -> letters.append('g');
        case '2' -> letters.append('z');
        case '(' -> letters.append('c');
        default -> {
          if (Character.isLetter(c)) {
            letters.append(c);
          }
        }
      }
    }
    return letters.toString();
  }
}
