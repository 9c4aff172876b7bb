package fr.marelle.directory.store;

import fr.marelle.directory.plan.Answer;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of what people answered to questions of runs. */
public final class AnswerTable {
  private static final String TABLE = "MARELLE_DIRECTORY_ANSWER";
  private static final String NOBODY = "";

  private final Sql sql;
  private final String realmId;
  private final Set<String> asked = new HashSet<>();
  private final Map<String, Answer> known = new HashMap<>();

  public AnswerTable(Sql sql, String realmId) {
    this.sql = sql;
    this.realmId = realmId;
  }

  /**
   * Who answered.
   *
   * @param account id of the account
   * @param realmId realm of that account
   * @param now milliseconds since 1970
   */
  public record Given(String account, String realmId, long now) {}

  /**
   * By subject. Nobody is asked for twice in a batch.
   *
   * @param then when they had been given, in milliseconds since 1970
   */
  Map<String, Answer> before(long then, Collection<String> subjects) throws SQLException {
    Set<String> unasked = new HashSet<>(subjects);
    unasked.removeAll(asked);
    if (!unasked.isEmpty()) {
      asked.addAll(unasked);
      sql.select(
              """
              select a.SUBJECT, a.USER_ID from unnest(cast(? as varchar array)) as k(SUBJECT)
                join MARELLE_DIRECTORY_ANSWER a on a.REALM_ID = ? and a.SUBJECT = k.SUBJECT
                  and a.ANSWERED_AT <= ?""",
              row -> Map.entry(row.getString(1), answer(row.getString(2))),
              unasked,
              realmId,
              then)
          .forEach(one -> known.put(one.getKey(), one.getValue()));
    }
    Map<String, Answer> found = new HashMap<>(known);
    found.keySet().retainAll(Set.copyOf(subjects));
    return found;
  }

  private static Answer answer(String account) {
    return account == null || account.isEmpty() ? Answer.SOMEONE_NEW : Answer.of(account);
  }

  /** Keeps answers, instead of earlier ones to the same. */
  public void give(Map<String, Answer> answers, Given by) throws SQLException {
    sql.delete(TABLE, keys(answers.keySet()));
    sql.insert(
        TABLE,
        keys(answers.keySet())
            .text("USER_ID", subject -> answers.get(subject).account().orElse(NOBODY))
            .text("WHO", subject -> by.account())
            .text("WHO_REALM_ID", subject -> by.realmId())
            .number("ANSWERED_AT", subject -> by.now()));
  }

  /**
   * Notes what has become of those that a run made use of: see {@code Plan.answered}.
   *
   * @param to where it is written: what was asked for may have been read elsewhere
   */
  void settle(Sql to, Map<String, Optional<String>> answered, String run) throws SQLException {
    Map<String, String> accounts = new HashMap<>();
    Set<String> spent = new HashSet<>();
    answered.forEach(
        (subject, account) ->
            account.ifPresentOrElse(id -> accounts.put(subject, id), () -> spent.add(subject)));
    spend(to, spent, run);
    to.update(TABLE, keys(accounts.keySet()).text("USER_ID", accounts::get), "REALM_ID", "SUBJECT");
  }

  /**
   * Some are no longer needed once a run is over: an id tells from now on. Whoever goes on with the
   * run after a break has to know that there were any.
   */
  void spend(Sql to, Collection<String> subjects, String run) throws SQLException {
    to.update(TABLE, keys(subjects).text("SPENT_BY", subject -> run), "REALM_ID", "SUBJECT");
  }

  /** What was answered about one account is about another from now on: they are one person's. */
  public void move(String from, String to) throws SQLException {
    sql.execute(
        "update MARELLE_DIRECTORY_ANSWER set USER_ID = ? where REALM_ID = ? and USER_ID = ?",
        to,
        realmId,
        from);
  }

  /** Whoever was answered to be one of these accounts is asked about again. */
  public void forget(Collection<String> accounts) throws SQLException {
    sql.execute(
        "delete from MARELLE_DIRECTORY_ANSWER where REALM_ID = ?"
            + " and USER_ID = any(cast(? as varchar array))",
        realmId,
        accounts);
  }

  /**
   * Those that nobody will make use of any more: answers to questions of files long past. Of
   * whoever has no id of a source, and is still there, the answer tells each night who it is.
   */
  public static void forgetBefore(Sql sql, long then) throws SQLException {
    sql.execute(
        """
        delete from MARELLE_DIRECTORY_ANSWER where ANSWERED_AT < ? and not exists
          (select 1 from MARELLE_DIRECTORY_RECORD r where r.USER_ID = MARELLE_DIRECTORY_ANSWER.USER_ID
            and r.EXTERNAL_ID like 'marelle-%' and r.LAYER = '' and r.GONE_SINCE is null)""",
        then);
    sql.execute(
        "delete from MARELLE_DIRECTORY_ANSWER where SPENT_BY is not null and SPENT_BY not in"
            + " (select ID from MARELLE_DIRECTORY_RUN where STATE in"
            + " ('WAITING', 'RUNNING', 'PAUSED', 'ASKING'))");
  }

  private Rows<String> keys(Collection<String> subjects) {
    return Rows.of(List.copyOf(subjects))
        .text("REALM_ID", subject -> realmId)
        .text("SUBJECT", subject -> subject);
  }
}
