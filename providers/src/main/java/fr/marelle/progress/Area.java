package fr.marelle.progress;

/** What is counted in one go. */
enum Area {
  /** One class: {@code :place}. */
  CLASS("g.id = :place", false),
  /** One school with all its classes: {@code :place}. */
  SCHOOL("s.id = :place", true),
  /** All schools of a realm with all their classes. */
  REALM("1 = 1", true);

  private final String condition;
  private final boolean schools;

  Area(String condition, boolean schools) {
    this.condition = condition;
    this.schools = schools;
  }

  /** In HQL, of the class {@code g} and the school {@code s}. */
  String condition() {
    return condition;
  }

  /** Whether schools are counted beside their classes. */
  boolean hasSchools() {
    return schools;
  }
}
