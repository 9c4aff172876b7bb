package fr.marelle.password;

import fr.marelle.account.Spelling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Words that many people choose, and the judgement whether a password is one of them in disguise.
 *
 * <p>Under a rule of eight characters in four classes, people write {@code Azerty123!}, {@code
 * Bonjour2024!} or {@code P@ssw0rd}: a common word, a capital, digits and a sign. So a password is
 * refused when, after its disguise is taken off, <em>the whole of its letters</em> is one word of
 * the list. Taken off are:
 *
 * <ul>
 *   <li>case, accents, ligatures, spaces, hyphens and other signs between the letters ({@code
 *       Mot-de-Passe1});
 *   <li>digits and signs before and after;
 *   <li>digits and signs that stand for letters ({@code @}, {@code 0}, {@code 1}, {@code 3}, {@code
 *       $}…), inside the word and up to two at each end;
 *   <li>repetition of the word ({@code Soleil-Soleil1!}).
 * </ul>
 *
 * <p>A word hits from {@value #SHORTEST_WORD} letters on, so that the few letters which are left of
 * a random password mean nothing. An entry with digits ({@code psg1970}, {@code 123456}) is
 * compared with the letters and digits of the password, as they are. A text of up to three letters
 * repeated, or of up to four characters repeated, is refused without any list.
 *
 * <p>What it does not catch: two common words together ({@code SoleilLune1!}), a common word inside
 * a longer text, digits in the middle of it that stand for no letter ({@code Sol24eil!}), a letter
 * more or less, words in other alphabets, dates and telephone numbers, and what is known about this
 * person only. That is on purpose: a sentence of several words is a good password although each of
 * its words is common.
 *
 * <p>Immutable. A look-up builds at most sixteen candidates and asks hash sets: a few microseconds.
 */
final class Denylist {
  /** A list without words. */
  static final Denylist EMPTY = new Denylist(Set.of(), Set.of());

  private static final int SHORTEST_WORD = 4;
  private static final int LONGEST_REPEATED_WORD = 3;
  private static final int LONGEST_REPEATED_TEXT = 4;
  private static final int LONGEST_ENTRY = 128;

  /** Folded letters and digits of the entries that hold digits. */
  private final Set<String> texts;

  /** Skeletons of the entries that hold a word. */
  private final Set<String> words;

  private Denylist(Set<String> texts, Set<String> words) {
    this.texts = Set.copyOf(texts);
    this.words = Set.copyOf(words);
  }

  /**
   * Reads a list: one entry a line, {@code #} at its beginning for a comment, empty lines ignored.
   *
   * @throws IOException also when a line is longer than {@value #LONGEST_ENTRY} characters, with
   *     its number and without its text
   */
  static Denylist read(Reader source) throws IOException {
    Set<String> texts = new HashSet<>();
    Set<String> words = new HashSet<>();
    BufferedReader lines = new BufferedReader(source);
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.length() > LONGEST_ENTRY && !line.startsWith("#")) {
        throw new IOException(
            "line " + number + " is longer than " + LONGEST_ENTRY + " characters");
      }
      String entry = line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (!entry.isBlank() && !entry.startsWith("#")) {
        add(Spelling.fold(entry.strip()), texts, words);
      }
    }
    return new Denylist(texts, words);
  }

  /** Whether a password is one of the words, in disguise or not. */
  boolean refuses(String password) {
    if (password.length() > PasswordLimits.LONGEST) {
      return false;
    }
    String folded = Spelling.fold(password);
    if (repeats(folded, LONGEST_REPEATED_TEXT)) {
      return true;
    }
    int first = edge(folded, 0, 1);
    if (first == folded.length()) {
      return texts.contains(Folding.lettersAndDigits(folded));
    }
    int end = folded.length() - edge(folded, folded.length() - 1, -1);
    int after = folded.length() - end;
    return kept(first)
        .anyMatch(
            before ->
                kept(after)
                    .anyMatch(behind -> isCommon(folded.substring(first - before, end + behind))));
  }

  /** How many entries it holds. */
  int size() {
    return texts.size() + words.size();
  }

  private static void add(String folded, Set<String> texts, Set<String> words) {
    String text = Folding.lettersAndDigits(folded);
    if (text.chars().anyMatch(Character::isDigit)) {
      texts.add(text);
    }
    int first = edge(folded, 0, 1);
    if (first < folded.length()) {
      int end = folded.length() - edge(folded, folded.length() - 1, -1);
      String word = Folding.skeleton(folded.substring(first, end));
      if (word.length() >= SHORTEST_WORD) {
        words.add(word);
      }
    }
  }

  private boolean isCommon(String candidate) {
    if (texts.contains(Folding.lettersAndDigits(candidate))) {
      return true;
    }
    String word = Folding.skeleton(candidate);
    if (word.length() < SHORTEST_WORD) {
      return false;
    }
    return words.contains(word)
        || repeats(word, LONGEST_REPEATED_WORD)
        || words.contains(word.substring(0, period(word)));
  }

  /** How much of what stands before or after the letters may stand for letters itself. */
  private static IntStream kept(int length) {
    return IntStream.of(0, 1, 2, length).filter(kept -> kept <= length).distinct();
  }

  /** Number of characters from here on, in this direction, that are no letters. */
  private static int edge(String text, int from, int step) {
    int length = 0;
    for (int i = from;
        i >= 0 && i < text.length() && !Character.isLetter(text.charAt(i));
        i += step) {
      length++;
    }
    return length;
  }

  private static boolean repeats(String text, int longestUnit) {
    int period = period(text);
    return period < text.length() && period <= longestUnit;
  }

  /** Length of the shortest text that, repeated, gives this one. */
  private static int period(String text) {
    for (int period = 1; period <= text.length() / 2; period++) {
      if (text.length() % period == 0
          && text.regionMatches(0, text, period, text.length() - period)) {
        return period;
      }
    }
    return text.length();
  }
}
