package fr.marelle.tests.ent;

import java.util.Locale;

/**
 * Somebody with an account, as on the sheet of paper that they were given.
 *
 * @param id Keycloak's id of the account
 * @param profile pupil, relative, teacher, staff or guest
 * @param code the activation code of the sheet, in clear
 */
public record Person(
    String id, String identifier, String code, String firstName, String lastName, String profile) {

  /** A password that every rule of the shipped realm accepts, for whoever it is. */
  public static final String PASSWORD = "Galet-dans-8-cases!";

  /** An address that nobody reads. */
  public String email() {
    return identifier.toLowerCase(Locale.ROOT) + "@famille.example";
  }
}
