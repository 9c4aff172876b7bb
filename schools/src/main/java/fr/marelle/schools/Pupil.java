package fr.marelle.schools;

import java.util.List;

/**
 * A pupil.
 *
 * @param ine eleven characters; empty for a few
 * @param school jointure
 */
public record Pupil(
    Identity who, String ine, long school, String schoolClass, List<Guardianship> guardians) {
  public Pupil {
    guardians = List.copyOf(guardians);
  }

  Pupil in(long otherSchool, String otherClass) {
    return new Pupil(who, ine, otherSchool, otherClass, guardians);
  }

  Pupil as(Identity other) {
    return new Pupil(other, ine, school, schoolClass, guardians);
  }

  /**
   * Who answers for the pupil.
   *
   * @param relative jointure
   * @param link 1 father, 2 mother, 3 guardian, 90 somebody else
   * @param responsibility 1 has parental authority, 2 is in charge, 3 neither
   */
  public record Guardianship(
      long relative, int link, boolean financial, int responsibility, boolean contact) {}
}
