package fr.marelle.progress;

/** What is counted in one go. */
enum Area {
  /** One class: {@code :place}. */
  CLASS("g.id = :place", "n.value in (:children)", false),
  /** One school with all its classes: {@code :place}. */
  SCHOOL("s.id = :place", "n.value in (:children)", true),
  /** All schools of a realm with all their classes. */
  REALM("1 = 1", "1 = 1", true);

  private final String condition;
  private final String children;
  private final boolean schools;

  Area(String condition, String children, boolean schools) {
    this.condition = condition;
    this.children = children;
    this.schools = schools;
  }

  /** In HQL, of the class {@code g} and the school {@code s}. */
  String condition() {
    return condition;
  }

  /**
   * In HQL, of the attribute {@code n} that names a child: a database doesn't see by itself how few
   * families a school has among a million, and would look through all of them.
   */
  String children() {
    return children;
  }

  /** Whether schools are counted beside their classes. */
  boolean hasSchools() {
    return schools;
  }
}
