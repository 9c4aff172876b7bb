package fr.marelle.directory.aaf;

import fr.marelle.account.Profile;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What the requests of a file are about, in the order in which files are read. */
enum AafType {
  SCHOOL("EtabEducNat"),
  LEVEL("MefEducNat"),
  SUBJECT("MatiereEducNat"),
  PUPIL("Eleve"),
  RELATIVE("PersRelEleve"),
  STAFF("PersEducNat");

  private final String category;

  AafType(String category) {
    this.category = category;
  }

  /** The type whose name in files and requests this is, in any case. */
  static Optional<AafType> named(String category) {
    return Arrays.stream(values())
        .filter(type -> type.category.equalsIgnoreCase(category.strip()))
        .findFirst();
  }

  /** Of the people that it is about; none where it is not about people. */
  Set<Profile> profiles() {
    return switch (this) {
      case PUPIL -> Set.of(Profile.PUPIL);
      case RELATIVE -> Set.of(Profile.RELATIVE);
      case STAFF -> Set.of(Profile.TEACHER, Profile.STAFF);
      case SCHOOL, LEVEL, SUBJECT -> Set.of();
    };
  }

  boolean isPerson() {
    return !profiles().isEmpty();
  }
}
