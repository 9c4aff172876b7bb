package fr.marelle.password;

import fr.marelle.account.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/**
 * Who a person is, as far as a password may not repeat it: the identifier, the first name and the
 * last name.
 *
 * <p>Case, accents, separators and the usual substitutions do not matter: {@code Th1erry-Élève}
 * repeats {@code thierry.eleve}. A part of four letters or more may not appear anywhere. Shorter
 * names hide in ordinary words (Tom in « tomate », Lou in « loupe »…), so they only count where
 * they stand alone: as a word of their own between digits, signs or changes of case for three
 * letters ({@code Tom2015!}), as all the letters of the password for fewer ({@code Li123456!}). A
 * particle such as « de » or « van » counts for nothing beside a longer part of the same name.
 *
 * <p>What it does not catch: the name of somebody else, a birth date, a nickname, an identifier
 * written backwards.
 */
final class Identity {
  private static final int ANYWHERE = 4;
  private static final int AS_A_WORD = 3;
  private static final int LONG_IDENTIFIER = 6;
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");

  private final String literal;
  private final Set<String> anywhere = new HashSet<>();
  private final Set<String> asWords = new HashSet<>();
  private final Set<String> alone = new HashSet<>();

  /** The identity of an account. Names that it does not have are left out. */
  static Identity of(UserModel user) {
    return new Identity(user.getUsername(), user.getFirstName(), user.getLastName());
  }

  /** The identity of somebody who has no account yet. */
  static Identity ofIdentifier(String identifier) {
    return new Identity(identifier, null, null);
  }

  Identity(String identifier, String firstName, String lastName) {
    literal = fold(identifier);
    addIdentifier(Folding.lettersAndDigits(literal));
    addName(firstName);
    addName(lastName);
    String first = Folding.letters(fold(firstName));
    String last = Folding.letters(fold(lastName));
    alone.add(first + last);
    alone.add(last + first);
    alone.remove("");
  }

  /** The parts that may appear nowhere, folded, for a page that checks while one types. */
  List<String> parts() {
    return anywhere.stream().sorted().toList();
  }

  /** Whether the password repeats this identity. */
  boolean isRepeatedIn(String password) {
    String folded = Spelling.fold(password);
    String written = Folding.lettersAndDigits(folded);
    String meant = Folding.skeleton(folded);
    return anywhere.stream()
            .anyMatch(p -> written.contains(p) || meant.contains(Folding.skeleton(p)))
        || (literal.length() >= ANYWHERE && folded.contains(literal))
        || alone.contains(Folding.letters(folded))
        || (!asWords.isEmpty() && words(password).anyMatch(asWords::contains));
  }

  private void addIdentifier(String identifier) {
    if (identifier.length() >= LONG_IDENTIFIER) {
      anywhere.add(identifier);
    } else if (!identifier.isEmpty()) {
      alone.add(identifier);
    }
  }

  private void addName(String name) {
    List<String> parts = NOT_LETTERS.splitAsStream(fold(name)).filter(p -> !p.isEmpty()).toList();
    boolean hasLongPart = parts.stream().anyMatch(p -> p.length() >= ANYWHERE);
    parts.stream().filter(p -> !hasLongPart || p.length() >= ANYWHERE).forEach(this::add);
  }

  private void add(String part) {
    if (part.length() >= ANYWHERE) {
      anywhere.add(part);
    } else if (!part.isEmpty()) {
      alone.add(part);
      if (part.length() == AS_A_WORD) {
        asWords.add(part);
      }
    }
  }

  private static Stream<String> words(String password) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char previous = ' ';
    for (int i = 0; i < password.length(); i++) {
      char c = password.charAt(i);
      boolean starts = Character.isUpperCase(c) && !Character.isUpperCase(previous);
      if (!Character.isLetter(c) || starts) {
        words.add(Spelling.fold(word.toString()));
        word.setLength(0);
      }
      if (Character.isLetter(c)) {
        word.append(c);
      }
      previous = c;
    }
    words.add(Spelling.fold(word.toString()));
    return words.stream();
  }

  private static String fold(String text) {
    return text == null ? "" : Spelling.fold(text);
  }
}
