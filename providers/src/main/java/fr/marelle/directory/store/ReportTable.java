package fr.marelle.directory.store;

import fr.marelle.directory.entry.Location;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.plan.ReportLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The table of what runs report. */
public final class ReportTable {
  /** Between parameters, which hold no such character: readers refuse it. */
  private static final String SEPARATOR = "\u001f";

  private static final int MAX_FILE_NAME = 255;

  private final Sql sql;

  public ReportTable(Sql sql) {
    this.sql = sql;
  }

  /**
   * A line and its number in the report.
   *
   * @param number from 1 on; unique in the run
   */
  public record Numbered(long number, ReportLine line) {}

  /**
   * Adds lines.
   *
   * @param last number of the last line so far
   * @param real whether accounts that are made exist
   */
  public void add(String run, List<ReportLine> lines, long last, boolean real) throws SQLException {
    List<Numbered> numbered = new ArrayList<>();
    lines.forEach(line -> numbered.add(new Numbered(last + 1 + numbered.size(), line)));
    sql.insert(
        "MARELLE_DIRECTORY_REPORT",
        Rows.of(numbered)
            .text("RUN_ID", one -> run)
            .text("KIND", one -> one.line().kind().value())
            .number("NUMBER", Numbered::number)
            .text("ACCOUNT_ID", one -> account(one.line(), real))
            .text("FILE_NAME", one -> cut(one.line().location().file()))
            .number("LINE", one -> one.line().location().line())
            .text("MESSAGE", one -> one.line().messageKey())
            .text("PARAMETERS", one -> String.join(SEPARATOR, one.line().parameters())));
    new QuestionTable(sql).add(run, numbered);
  }

  private static String account(ReportLine line, boolean real) {
    return real || line.kind() != ReportKind.CREATED ? line.account().orElse(null) : null;
  }

  private static String cut(String name) {
    return name.length() <= MAX_FILE_NAME ? name : name.substring(0, MAX_FILE_NAME);
  }

  /** A page of the lines of one kind, in the order of the source. */
  public List<Numbered> page(String run, ReportKind kind, int first, int max) throws SQLException {
    return sql.select(
        """
        select NUMBER, KIND, ACCOUNT_ID, FILE_NAME, LINE, MESSAGE, PARAMETERS
        from MARELLE_DIRECTORY_REPORT where RUN_ID = ? and KIND = ?
        order by NUMBER offset ? rows fetch first ? rows only""",
        ReportTable::read,
        run,
        kind.value(),
        (long) first,
        (long) max);
  }

  /** The next lines of one kind after one of them, in the order of the source. */
  public List<Numbered> after(String run, ReportKind kind, long last, int max) throws SQLException {
    return sql.select(
        """
        select NUMBER, KIND, ACCOUNT_ID, FILE_NAME, LINE, MESSAGE, PARAMETERS
        from MARELLE_DIRECTORY_REPORT where RUN_ID = ? and KIND = ? and NUMBER > ?
        order by NUMBER fetch first ? rows only""",
        ReportTable::read,
        run,
        kind.value(),
        last,
        (long) max);
  }

  /** Has a line say something else in its sentence. */
  public void rewrite(String run, ReportKind kind, long number, List<String> parameters)
      throws SQLException {
    sql.execute(
        "update MARELLE_DIRECTORY_REPORT set PARAMETERS = ?"
            + " where RUN_ID = ? and KIND = ? and NUMBER = ?",
        String.join(SEPARATOR, parameters),
        run,
        kind.value(),
        number);
  }

  /** Takes these lines of one kind away: they say no longer what is. */
  public void strike(String run, ReportKind kind, List<Long> numbers) throws SQLException {
    sql.delete(
        "MARELLE_DIRECTORY_REPORT",
        Rows.of(numbers)
            .text("RUN_ID", number -> run)
            .text("KIND", number -> kind.value())
            .number("NUMBER", number -> number));
  }

  /** Takes lines of one kind away, up to a number: they say no longer what is. */
  public void strike(String run, ReportKind kind, long last) throws SQLException {
    sql.execute(
        "delete from MARELLE_DIRECTORY_REPORT where RUN_ID = ? and KIND = ? and NUMBER <= ?",
        run,
        kind.value(),
        last);
  }

  /** Takes the lines of one kind away that have this message. How many there were. */
  public int strike(String run, ReportKind kind, String messageKey) throws SQLException {
    return sql.execute(
        "delete from MARELLE_DIRECTORY_REPORT where RUN_ID = ? and KIND = ? and MESSAGE = ?",
        run,
        kind.value(),
        messageKey);
  }

  private static Numbered read(ResultSet row) throws SQLException {
    return new Numbered(
        row.getLong(1),
        new ReportLine(
            ReportKind.parse(row.getString(2)).orElse(ReportKind.PROBLEM),
            Optional.ofNullable(row.getString(3)),
            new Location(row.getString(4) == null ? "" : row.getString(4), row.getLong(5)),
            row.getString(6),
            parameters(row.getString(7))));
  }

  static List<String> parameters(String written) {
    return written == null || written.isEmpty()
        ? List.of()
        : Arrays.asList(written.split(SEPARATOR, -1));
  }
}
