package fr.marelle.directory.store;

import java.sql.SQLException;
import java.util.List;

/**
 * Keeps the database's idea of how large its tables are up with a run that fills them. It would
 * find out by itself after a minute, which is two hundred thousand accounts too late. Tables that
 * hardly grow are left to the database: each look takes a second or two of a million accounts.
 */
public final class Growth {
  private static final long FIRST = 2_000;
  private static final long TIMES = 4;
  private static final long GROWN = 2;

  private static final List<String> OURS =
      List.of(
          "MARELLE_DIRECTORY_RECORD",
          "MARELLE_DIRECTORY_SEEN",
          "MARELLE_DIRECTORY_TIE",
          "MARELLE_IDENTIFIER");

  /** Not only those that a run asks itself: the console lists and counts over all of them. */
  private static final List<String> OF_KEYCLOAK =
      List.of(
          "USER_ATTRIBUTE", "USER_ENTITY", "USER_GROUP_MEMBERSHIP", "CREDENTIAL", "KEYCLOAK_GROUP");

  private long people;
  private long next = FIRST;

  /**
   * So many people more have been looked at.
   *
   * @param real whether accounts were made of them
   */
  public void add(Sql sql, int more, boolean real) throws SQLException {
    people += more;
    if (people >= next) {
      next *= TIMES;
      sql.analyzeGrown(OURS, GROWN);
      if (real) {
        sql.analyzeGrown(OF_KEYCLOAK, GROWN);
      }
    }
  }
}
