package fr.marelle.directory.store;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.plan.Answer;
import fr.marelle.directory.plan.Doubt;
import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.plan.Question;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.plan.ReportLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of those lines of reports that somebody can answer. */
public final class QuestionTable {
  /** Accounts that one question names: nobody looks at more. */
  private static final int MOST_ACCOUNTS = 50;

  private static final String BETWEEN = " ";

  private static final String SELECT =
      """
      select q.NUMBER, q.ABOUT, q.SUBJECT, q.EXTERNAL_ID, q.PROFILE, q.FIRST_NAME, q.LAST_NAME,
        q.BIRTH_DATE, q.PLACES, q.ACCOUNTS, q.IS_CLEAR, r.FILE_NAME, r.LINE, r.MESSAGE,
        r.PARAMETERS, a.USER_ID, a.SUBJECT
      from MARELLE_DIRECTORY_QUESTION q
        join MARELLE_DIRECTORY_REPORT r
          on r.RUN_ID = q.RUN_ID and r.KIND = 'question' and r.NUMBER = q.NUMBER
        left join MARELLE_DIRECTORY_ANSWER a on a.REALM_ID = ? and a.SUBJECT = q.SUBJECT
      where q.RUN_ID = ?\s""";

  private final Sql sql;

  public QuestionTable(Sql sql) {
    this.sql = sql;
  }

  /**
   * A question.
   *
   * @param number of its line in the report
   * @param line always with a {@link Doubt}
   * @param answer empty where nobody gave one
   */
  public record Asked(long number, ReportLine line, Optional<Answer> answer) {
    /** What is asked. */
    public Doubt doubt() {
      return line.doubt().orElseThrow();
    }
  }

  void add(String run, List<ReportTable.Numbered> lines) throws SQLException {
    record Row(long number, Doubt doubt) {}
    List<Row> rows = new ArrayList<>();
    lines.forEach(
        one -> one.line().doubt().ifPresent(doubt -> rows.add(new Row(one.number(), doubt))));
    sql.insert(
        "MARELLE_DIRECTORY_QUESTION",
        Rows.of(rows)
            .text("RUN_ID", row -> run)
            .number("NUMBER", Row::number)
            .text("ABOUT", row -> row.doubt().question().name())
            .text("SUBJECT", row -> row.doubt().subject())
            .text("EXTERNAL_ID", row -> row.doubt().who().externalId())
            .text("PROFILE", row -> row.doubt().who().profile().map(Enum::name).orElse(null))
            .text("FIRST_NAME", row -> row.doubt().who().first())
            .text("LAST_NAME", row -> row.doubt().who().last())
            .text("BIRTH_DATE", row -> row.doubt().who().birthDate().orElse(null))
            .text("PLACES", row -> PlaceName.write(row.doubt().who().places()))
            .text("ACCOUNTS", row -> accounts(row.doubt()))
            .flag("IS_CLEAR", row -> row.doubt().clear()));
  }

  private static String accounts(Doubt doubt) {
    return String.join(BETWEEN, doubt.accounts().stream().limit(MOST_ACCOUNTS).toList());
  }

  /** A page, in the order of the source. */
  public List<Asked> page(String realmId, String run, int first, int max) throws SQLException {
    return sql.select(
        SELECT + "order by q.NUMBER offset ? rows fetch first ? rows only",
        QuestionTable::read,
        realmId,
        run,
        (long) first,
        (long) max);
  }

  /** Those with these numbers. */
  public List<Asked> numbered(String realmId, String run, Collection<Long> numbers)
      throws SQLException {
    return sql.select(
        SELECT + "and cast(q.NUMBER as varchar(20)) = any(cast(? as varchar array))",
        QuestionTable::read,
        realmId,
        run,
        numbers.stream().map(String::valueOf).toList());
  }

  /**
   * What was answered to several lines of a run that ask about the same.
   *
   * @param lines how many they are
   */
  public record Shared(int lines, Answer answer) {}

  /**
   * Those of these subjects about which several lines of a run ask, and which somebody has answered
   * since.
   *
   * @param since milliseconds since 1970
   */
  public Map<String, Shared> shared(
      String realmId, String run, long since, Collection<String> subjects) throws SQLException {
    Map<String, Shared> shared = new HashMap<>();
    sql.select(
            """
            select q.SUBJECT, count(*), max(a.USER_ID) from MARELLE_DIRECTORY_QUESTION q
              join MARELLE_DIRECTORY_ANSWER a on a.REALM_ID = ? and a.SUBJECT = q.SUBJECT
            where q.RUN_ID = ? and a.ANSWERED_AT > ?
              and q.SUBJECT = any(cast(? as varchar array))
            group by q.SUBJECT having count(*) > 1""",
            row -> Map.entry(row.getString(1), new Shared(row.getInt(2), answer(text(row, 3)))),
            realmId,
            run,
            since,
            subjects)
        .forEach(one -> shared.put(one.getKey(), one.getValue()));
    return shared;
  }

  /**
   * Accounts by the subject of the question that is clear, where no other question of the run names
   * the account or is about the same person, and nobody has answered yet.
   */
  public Map<String, Answer> clear(String realmId, String run) throws SQLException {
    record Row(String subject, List<String> accounts, boolean clear, boolean answered) {}
    List<Row> rows =
        sql.select(
            """
            select q.SUBJECT, q.ACCOUNTS, q.IS_CLEAR, a.SUBJECT
            from MARELLE_DIRECTORY_QUESTION q left join MARELLE_DIRECTORY_ANSWER a
              on a.REALM_ID = ? and a.SUBJECT = q.SUBJECT
            where q.RUN_ID = ?""",
            row ->
                new Row(
                    row.getString(1),
                    list(row.getString(2)),
                    row.getBoolean(3),
                    row.getString(4) != null),
            realmId,
            run);
    Map<String, Integer> named = new HashMap<>();
    rows.forEach(row -> row.accounts().forEach(one -> named.merge(one, 1, Integer::sum)));
    Map<String, Integer> asked = new HashMap<>();
    rows.forEach(row -> asked.merge(row.subject(), 1, Integer::sum));
    Map<String, Answer> clear = new HashMap<>();
    for (Row row : rows) {
      if (row.clear()
          && !row.answered()
          && asked.get(row.subject()) == 1
          && named.get(row.accounts().get(0)) == 1) {
        clear.put(row.subject(), Answer.of(row.accounts().get(0)));
      }
    }
    return clear;
  }

  private static Asked read(ResultSet row) throws SQLException {
    Doubt doubt =
        new Doubt(
            Question.valueOf(row.getString(2)),
            row.getString(3),
            new Doubt.Who(
                text(row, 4),
                Optional.ofNullable(row.getString(5)).map(Profile::valueOf),
                text(row, 6),
                text(row, 7),
                Optional.ofNullable(row.getString(8)),
                PlaceName.read(row.getString(9))),
            list(row.getString(10)),
            row.getBoolean(11));
    return new Asked(
        row.getLong(1),
        new ReportLine(
            ReportKind.QUESTION,
            Optional.empty(),
            new Location(text(row, 12), row.getLong(13)),
            row.getString(14),
            ReportTable.parameters(row.getString(15)),
            Optional.of(doubt)),
        row.getString(17) == null ? Optional.empty() : Optional.of(answer(text(row, 16))));
  }

  private static Answer answer(String account) {
    return account.isEmpty() ? Answer.SOMEONE_NEW : Answer.of(account);
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }

  private static List<String> list(String written) {
    return written == null || written.isEmpty()
        ? List.of()
        : Arrays.asList(written.split(BETWEEN, -1));
  }
}
