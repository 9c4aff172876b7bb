package fr.marelle.account;

/** Who administers a school: whoever belongs to it and has this role. */
public final class SchoolAdministration {
  /** Name of the realm role. */
  public static final String ROLE = "school-administrator";

  private SchoolAdministration() {}
}
