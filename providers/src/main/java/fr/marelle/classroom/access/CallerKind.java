package fr.marelle.classroom.access;

import java.util.Locale;

/** What lets somebody use the class console; the one that reaches furthest comes first. */
public enum CallerKind {
  /** Has the role {@code manage-users} of {@code realm-management}. */
  REALM_ADMINISTRATOR,
  /** Référent numérique, administrateur local: has the realm role of that name. */
  SCHOOL_ADMINISTRATOR,
  /** Has the profile of a teacher. */
  TEACHER;

  /** The name that the API uses: {@code school-administrator} and so on. */
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
