package fr.marelle.hand;

import fr.marelle.account.Profile;
import java.util.Optional;

/** Who belongs to classes: a pupil to one, a teacher to any number, nobody else to any. */
final class ClassRule {
  private ClassRule() {}

  static void check(Profile profile, int classes, FormCheck check) {
    problem(profile, classes).ifPresent(key -> check.add(Fault.of("classes", key)));
  }

  static Optional<String> problem(Profile profile, int classes) {
    return switch (profile) {
      case TEACHER -> Optional.empty();
      case PUPIL -> classes > 1 ? Optional.of("marelleHandOneClass") : Optional.empty();
      case RELATIVE, STAFF, GUEST ->
          classes > 0 ? Optional.of("marelleHandNoClassOfTheirs") : Optional.empty();
    };
  }
}
