package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import fr.marelle.account.Spelling;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A name however it is spelt, of somebody of one profile: equal for « Jean-Noël DUPONT » and « jean
 * noel Dupont ».
 *
 * @param text short enough for a column; holds no name that could be read
 */
public record NameKey(String text) {

  /** The key of one name. */
  public static NameKey of(Profile profile, String first, String last) {
    return new NameKey(
        Fingerprint.of(profile.value() + '\n' + letters(first) + '\n' + letters(last)));
  }

  /** The keys of a person who may be known by the name at birth or by that in use. */
  static Set<NameKey> of(
      Profile profile, String first, Optional<String> family, Optional<String> usage) {
    Set<NameKey> keys = new LinkedHashSet<>();
    family.ifPresent(name -> keys.add(of(profile, first, name)));
    usage.ifPresent(name -> keys.add(of(profile, first, name)));
    return keys;
  }

  /** Its letters and digits, however they are written. */
  public static String letters(String name) {
    StringBuilder letters = new StringBuilder();
    Spelling.fold(name)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
