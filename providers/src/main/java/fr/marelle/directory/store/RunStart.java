package fr.marelle.directory.store;

import java.sql.SQLException;

/**
 * What there was when a run began, looked up once: most realms have nothing of it, and then no
 * batch asks.
 */
public final class RunStart {
  private final long begun;
  private final long answered;
  private Boolean answers;
  private Boolean ines;

  /**
   * @param begun milliseconds since 1970
   * @param answered until when answers count; milliseconds since 1970
   */
  public RunStart(long begun, long answered) {
    this.begun = begun;
    this.answered = answered;
  }

  long begun() {
    return begun;
  }

  /** Until when answers count. */
  long answered() {
    return answered;
  }

  /** Whether somebody had answered a question. */
  boolean hasAnswers(Sql sql, Layer layer) throws SQLException {
    if (answers == null) {
      answers =
          isAny(
              sql,
              "select 1 from MARELLE_DIRECTORY_ANSWER where REALM_ID = ? and ANSWERED_AT <= ?",
              layer,
              answered);
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
              layer,
              begun);
    }
    return ines;
  }

  private static boolean isAny(Sql sql, String statement, Layer layer, long then)
      throws SQLException {
    return !sql.select(
            statement + " fetch first 1 rows only", row -> row.getInt(1), layer.realmId(), then)
        .isEmpty();
  }
}
