package fr.marelle.enrolment;

import fr.marelle.account.Spelling;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/**
 * Last name and first name of somebody, as the school wrote them or as she types them. Case,
 * accents, hyphens, apostrophes and blanks make no difference. Of a compound name one part is
 * enough, on either side: a « Dupont-Martin » types « Dupont », and a « Dupont » of the directory
 * her married name as well, but one word more and no list of them. Whoever takes one field for the
 * other is understood.
 */
record Names(String lastName, String firstName) {
  /** More than anybody types for a name, and too little for a dictionary of them. */
  static final int MAX_LENGTH = 60;

  static final int MOST_WORDS = 6;

  private static final Pattern UNWRITTEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  /** What stands in so many names that it tells none of them. */
  private static final Set<String> PARTICLES =
      Set.of(
          "d", "de", "des", "du", "l", "la", "le", "les", "da", "di", "do", "dos", "van", "von",
          "der", "den", "el", "al", "ben", "bin", "ibn", "bint", "ep", "epouse", "nee");

  static Names of(UserModel user) {
    return new Names(text(user.getLastName()), text(user.getFirstName()));
  }

  private static String text(String name) {
    return name == null ? "" : name;
  }

  /** How well somebody's name is what was typed, the best first. */
  enum Likeness {
    SAME,
    SWAPPED,
    PARTLY,
    PARTLY_SWAPPED
  }

  /** How well these names are those that were typed; empty where they are somebody else's. */
  Optional<Likeness> likeness(Names typed) {
    return Stream.of(
            likeness(typed, Likeness.SAME, Likeness.PARTLY),
            likeness(
                new Names(/* lastName= */ typed.firstName, /* firstName= */ typed.lastName),
                Likeness.SWAPPED,
                Likeness.PARTLY_SWAPPED))
        .flatMap(Optional::stream)
        .min(Likeness::compareTo);
  }

  private Optional<Likeness> likeness(Names typed, Likeness same, Likeness partly) {
    if (isSame(lastName, typed.lastName) && isSame(firstName, typed.firstName)) {
      return Optional.of(same);
    }
    return isPart(lastName, typed.lastName) && isPart(firstName, typed.firstName)
        ? Optional.of(partly)
        : Optional.empty();
  }

  /** Letter for letter: « Lefèvre » is « LE FEVRE », and « Jeanpierre » is « Jean-Pierre ». */
  private static boolean isSame(String one, String other) {
    String letters = String.join("", parts(one));
    return !letters.isEmpty() && letters.equals(String.join("", parts(other)));
  }

  /**
   * @param one as the school has it
   * @param other as it was typed
   */
  private static boolean isPart(String one, String other) {
    Set<String> ours = told(one);
    Set<String> theirs = told(other);
    return isSame(one, other)
        || (!ours.isEmpty()
            && !theirs.isEmpty()
            && (ours.containsAll(theirs)
                || (theirs.containsAll(ours) && theirs.size() <= ours.size() + 1)));
  }

  private static Set<String> told(String name) {
    Set<String> parts = new HashSet<>(parts(name));
    parts.removeAll(PARTICLES);
    // A single letter is somebody's initial, and anybody's.
    parts.removeIf(part -> part.length() < 2);
    return parts;
  }

  private static List<String> parts(String name) {
    return Arrays.stream(UNWRITTEN.split(Spelling.fold(name)))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** One text for all spellings of the same names. */
  String folded() {
    return String.join(" ", parts(lastName)) + "\n" + String.join(" ", parts(firstName));
  }

  /** Whether there is a letter in it. */
  static boolean isWritten(String name) {
    return name.codePoints().anyMatch(Character::isLetter);
  }

  /** Whether it is as short as a name. */
  static boolean isShort(String name) {
    return name.length() <= MAX_LENGTH && parts(name).size() <= MOST_WORDS;
  }

  /** Without the names. */
  @Override
  public String toString() {
    return "Names";
  }
}
