package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Field;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether an id still is that of the person whose it was. Names change, both at once hardly ever:
 * then it is a number that somebody else has at another school, or has had.
 */
final class SamePersonRule {
  private SamePersonRule() {}

  /** Whether the record tells by itself that it is the person. */
  static boolean isClear(Said said, Recorded record) {
    return said.nameKeys().stream().anyMatch(key -> key.text().equals(record.nameKey()))
        || isBornTheSameDay(said, record);
  }

  /** Whether it may be, for all that is known of the account. */
  static boolean mayBe(Said said, Account account) {
    return isLike(said.first(), account.firstName())
        || isLike(said.family(), account.lastName())
        || isLike(said.usage(), account.lastName());
  }

  /** Whether two rows, or what is kept of one, speak of the same pupil's day, or of none. */
  static boolean isBornAnotherDay(Said said, Optional<String> birthDate) {
    Optional<String> born = said.birthDate().value().map(LocalDate::toString);
    return born.isPresent() && birthDate.isPresent() && !born.equals(birthDate);
  }

  private static boolean isBornTheSameDay(Said said, Recorded record) {
    return record.profile() == Profile.PUPIL
        && record.birthDate().isPresent()
        && record.birthDate().equals(said.birthDate().value().map(LocalDate::toString));
  }

  private static boolean isLike(Field<String> name, Optional<String> known) {
    return name.value().isPresent()
        && (known.isEmpty()
            || NameKey.letters(name.value().get()).equals(NameKey.letters(known.get())));
  }
}
