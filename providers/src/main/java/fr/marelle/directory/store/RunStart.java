package fr.marelle.directory.store;

import java.sql.SQLException;

/**
 * What there was when a run began, looked up once: most realms have nothing of it, and then no
 * batch asks.
 */
public final class RunStart {
  private final long begun;
  private Boolean answers;
  private Boolean ines;

  /**
   * @param begun milliseconds since 1970
   */
  public RunStart(long begun) {
    this.begun = begun;
  }

  long begun() {
    return begun;
  }

  /** Whether somebody had answered a question. */
  boolean hasAnswers(Sql sql, Layer layer) throws SQLException {
    if (answers == null) {
      answers =
          isAny(
              sql,
              "select 1 from MARELLE_DIRECTORY_ANSWER where REALM_ID = ? and ANSWERED_AT <= ?",
              layer);
    }
    return answers;
  }

  /** Whether any pupil's INE was known. */
  boolean hasInes(Sql sql, Layer layer) throws SQLException {
    if (ines == null) {
      ines =
          isAny(
              sql,
              "select 1 from MARELLE_DIRECTORY_RECORD where REALM_ID = ? and SINCE < ?"
                  + " and INE_PRINT is not null",
              layer);
    }
    return ines;
  }

  private boolean isAny(Sql sql, String statement, Layer layer) throws SQLException {
    return !sql.select(
            statement + " fetch first 1 rows only", row -> row.getInt(1), layer.realmId(), begun)
        .isEmpty();
  }
}
