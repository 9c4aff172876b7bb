package fr.marelle.directory.csv;

import fr.marelle.account.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header, taken apart: what it names, of whom, and with which number. {@code *Prénom de l'Élève
 * 2} is the first name of a pupil, number 2.
 *
 * @param number that it ends with; 0 where it has none
 */
record Header(Optional<CsvColumn> column, Owner owner, int number) {
  /** Nobody's header is longer. */
  private static final int MAX_LENGTH = 120;

  private static final Pattern NUMBER = Pattern.compile("(?<=.)[ _.-]*([0-9]{1,2})$");

  /** A format or a hint: {@code (jj/mm/aaaa)}, but not the {@code (s)} of a plural. */
  private static final Pattern HINT = Pattern.compile("\\([^)]{2,}\\)");

  private static final Pattern CAMEL = Pattern.compile("(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])");
  private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");

  private static final Set<String> LITTLE_WORDS =
      Set.of("d", "de", "du", "des", "l", "le", "la", "les", "en", "a", "au", "n", "no", "numero");

  private static final List<String> CHILD = List.of("enfants", "enfant");
  private static final List<String> PUPIL = List.of("eleves", "eleve");
  private static final List<String> RELATIVE =
      List.of("responsables", "responsable", "parents", "parent");

  /** Of whom a header speaks, where it says so. */
  enum Owner {
    UNSAID,
    PUPIL,
    RELATIVE,
    CHILD
  }

  static Header of(String text) {
    String trimmed = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    trimmed = HINT.matcher(trimmed).replaceAll(" ").strip();
    int number = 0;
    Matcher numbered = NUMBER.matcher(trimmed);
    if (numbered.find()) {
      number = Integer.parseInt(numbered.group(1));
      trimmed = trimmed.substring(0, numbered.start());
    }
    String word = word(trimmed);
    Optional<CsvColumn> plain = CsvColumn.spelled(word);
    if (plain.isPresent()) {
      return new Header(plain, Owner.UNSAID, number);
    }
    for (Owner owner : List.of(Owner.CHILD, Owner.PUPIL, Owner.RELATIVE)) {
      for (String name : names(owner)) {
        Optional<String> rest = without(word, name);
        if (rest.isPresent()) {
          return new Header(CsvColumn.spelled(rest.get()), owner, number);
        }
      }
    }
    return new Header(Optional.empty(), Owner.UNSAID, number);
  }

  private static List<String> names(Owner owner) {
    return switch (owner) {
      case CHILD -> CHILD;
      case PUPIL -> PUPIL;
      case RELATIVE -> RELATIVE;
      case UNSAID -> List.of();
    };
  }

  /** Small letters and digits, without accents and little words. */
  private static String word(String text) {
    String folded = Spelling.fold(CAMEL.matcher(text).replaceAll(" "));
    List<String> words = new ArrayList<>();
    for (String word : BETWEEN.split(folded, -1)) {
      if (!word.isEmpty() && !LITTLE_WORDS.contains(word)) {
        words.add(word);
      }
    }
    return String.join("", words);
  }

  /** What remains without the owner at either end; empty where the owner is not there. */
  private static Optional<String> without(String word, String owner) {
    if (word.endsWith(owner)) {
      return Optional.of(word.substring(0, word.length() - owner.length()));
    }
    return word.startsWith(owner) ? Optional.of(word.substring(owner.length())) : Optional.empty();
  }
}
