package fr.marelle.directory.run;

import fr.marelle.directory.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The table of runs. */
final class RunTable {
  private static final String SELECT =
      """
      select ID, REALM_ID, WHO, WHO_REALM_ID, FILE_NAME, SETTINGS, SCHOOLS, DRY, CONFIRMED, STATE,
        CLAIM, LEASE_UNTIL, REACHED, POSITION, PROGRESS, REPORTED, CREATED, CHANGED, UNCHANGED, GONE,
        RETURNED, HELD, QUESTIONS, PROBLEMS, PUT_AT, BEGUN_AT, WORKED_MILLIS, ENDED_AT, FAILURE,
        FILE_SIZE, STEPS, ATTEMPTS, CONSOLE_SCHOOL, ANNOUNCED_SIZE, ANNOUNCED_DIGEST, APPLIED_BY,
        CLASSES, NOTES
      from MARELLE_DIRECTORY_RUN\s""";

  private static final String BETWEEN = " ";

  /** By which clocks of nodes may differ: one that is further ahead is wrong. */
  private static final Duration MOST_SKEW = Duration.ofMinutes(10);

  private final Sql sql;

  RunTable(Sql sql) {
    this.sql = sql;
  }

  void add(Run run) throws SQLException {
    sql.execute(
        """
        insert into MARELLE_DIRECTORY_RUN (ID, REALM_ID, WHO, WHO_REALM_ID, FILE_NAME, SETTINGS,
          SCHOOLS, DRY, CONFIRMED, STATE, LEASE_UNTIL, REACHED, POSITION, PROGRESS, REPORTED,
          CREATED, CHANGED, UNCHANGED, GONE, RETURNED, HELD, QUESTIONS, PROBLEMS, PUT_AT, BEGUN_AT,
          WORKED_MILLIS, ENDED_AT, STEPS, ATTEMPTS, FILE_SIZE, CONSOLE_SCHOOL, ANNOUNCED_SIZE,
          ANNOUNCED_DIGEST)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ?, 0, 0, 0, 0,
          0, ?, ?, ?, ?)""",
        run.id(),
        run.realmId(),
        run.who(),
        run.whoRealmId(),
        run.file(),
        run.settings().write(),
        String.join(BETWEEN, new TreeSet<>(run.schools())),
        run.dry(),
        run.confirmed(),
        run.state().name(),
        run.hold().leaseUntil(),
        run.putAt(),
        run.fileSize(),
        run.announcement().map(Announcement::school).orElse(null),
        run.announcement().map(Announcement::size).orElse(null),
        run.announcement().map(Announcement::digest).orElse(null));
  }

  /** A run of that realm. */
  Optional<Run> find(String realmId, String id) throws SQLException {
    return sql
        .select(SELECT + "where ID = ? and REALM_ID = ?", RunTable::read, id, realmId)
        .stream()
        .findFirst();
  }

  /** The same, which nobody else changes before this transaction ends. */
  Optional<Run> lock(String realmId, String id) throws SQLException {
    return sql
        .select(SELECT + "where ID = ? and REALM_ID = ? for update", RunTable::read, id, realmId)
        .stream()
        .findFirst();
  }

  /** The newest of that realm first. */
  List<Run> page(String realmId, int first, int max) throws SQLException {
    return sql.select(
        SELECT
            + "where REALM_ID = ? order by PUT_AT desc, ID desc"
            + " offset ? rows fetch first ? rows only",
        RunTable::read,
        realmId,
        (long) first,
        (long) max);
  }

  /** The newest of those first that administrators of that school sent. */
  List<Run> pageOfSchool(String realmId, String uai, int first, int max) throws SQLException {
    return sql.select(
        SELECT
            + "where REALM_ID = ? and CONSOLE_SCHOOL = ? order by PUT_AT desc, ID desc"
            + " offset ? rows fetch first ? rows only",
        RunTable::read,
        realmId,
        uai,
        (long) first,
        (long) max);
  }

  /** How many administrators of that school have sent. */
  int countOfSchool(String realmId, String uai) throws SQLException {
    return sql.select(
            "select count(*) from MARELLE_DIRECTORY_RUN where REALM_ID = ? and CONSOLE_SCHOOL = ?",
            row -> row.getInt(1),
            realmId,
            uai)
        .get(0);
  }

  /**
   * What they have sent. Of a file that was tried and is tried once more, the first run was
   * cancelled when it had come to its end: it is one file.
   *
   * @param since in milliseconds since 1970
   */
  Intake intake(String realmId, String uai, long since) throws SQLException {
    return sql.select(
            """
            select count(case when STATE = 'UPLOADING' then 1 end),
              count(case when DRY = true and PUT_AT > ?
                and not (STATE = 'CANCELLED' and PROGRESS = 1000) then 1 end)
            from MARELLE_DIRECTORY_RUN where REALM_ID = ? and CONSOLE_SCHOOL = ?""",
            row -> new Intake(row.getLong(1), row.getLong(2)),
            since,
            realmId,
            uai)
        .get(0);
  }

  /** Another way to read the file of a run that has not been begun. Whether it could be said. */
  boolean settle(String realmId, String id, RunSettings settings) throws SQLException {
    return sql.execute(
            "update MARELLE_DIRECTORY_RUN set SETTINGS = ?"
                + " where ID = ? and REALM_ID = ? and STATE = 'UPLOADING'",
            settings.write(),
            id,
            realmId)
        > 0;
  }

  /**
   * The file of a run is to be read.
   *
   * @param seen how it was to be read when somebody said so
   * @param settings how it is to be read
   * @return false where it is no longer as she saw it
   */
  boolean launch(String realmId, String id, RunSettings seen, RunSettings settings)
      throws SQLException {
    return lock(realmId, id).filter(run -> run.settings().equals(seen)).isPresent()
        && settle(realmId, id, settings)
        && move(realmId, id, EnumSet.of(RunState.UPLOADING), RunState.WAITING, 0);
  }

  /** A run does what a dry run has tried. */
  void applied(Run tried, Run run) throws SQLException {
    sql.execute(
        "update MARELLE_DIRECTORY_RUN set APPLIED_BY = ? where ID = ?", run.id(), tried.id());
  }

  /** Those that are not over, in their order; whoever asks the same waits for this transaction. */
  List<Run> lockOpen() throws SQLException {
    return sql.select(
        SELECT
            + "where STATE in ('WAITING', 'RUNNING', 'PAUSED', 'ASKING') order by PUT_AT, ID"
            + " for update",
        RunTable::read);
  }

  /** Those whose state is one of these, whoever's they are. */
  List<Run> inState(RunState... states) throws SQLException {
    return sql.select(
        SELECT + "where STATE = any(cast(? as varchar array)) order by PUT_AT, ID",
        RunTable::read,
        Arrays.stream(states).map(Enum::name).toList());
  }

  /**
   * Those of a realm that are not dry and are under way, have ended since, or wait for their turn.
   */
  List<Run> realSince(String realmId, long since) throws SQLException {
    return sql.select(
        SELECT
            + "where REALM_ID = ? and DRY = false and (greatest(STEPPED_AT, ENDED_AT) >= ?"
            + " or (ENDED_AT = 0 and (BEGUN_AT > 0 or STATE in ('WAITING', 'PAUSED'))))",
        RunTable::read,
        realmId,
        since);
  }

  /** Whether there is one among them that may touch what a run has begun to look at. */
  boolean isStale(Run run) throws SQLException {
    return realSince(run.realmId(), run.begunAt()).stream()
        .anyMatch(other -> !other.id().equals(run.id()) && run.overlaps(other));
  }

  /** Those among them that have begun. */
  List<Run> begunSince(String realmId, long since) throws SQLException {
    return realSince(realmId, since).stream().filter(run -> run.begunAt() > 0).toList();
  }

  /** The dry run that tried what a run does. */
  Optional<Run> tried(Run run) throws SQLException {
    return sql
        .select(
            SELECT + "where REALM_ID = ? and APPLIED_BY = ?",
            RunTable::read,
            run.realmId(),
            run.id())
        .stream()
        .findFirst();
  }

  /**
   * A node takes a run on. It begins after all that others of the realm have done, whatever the
   * clocks of their nodes said: whoever is new since it began was met by it.
   */
  void claim(Run run, String claim, long now, long leaseUntil) throws SQLException {
    long last = run.begunAt() == 0 ? lastStep(run.realmId()) : 0;
    long begun = last - now < MOST_SKEW.toMillis() ? Math.max(now, last + 1) : now;
    sql.execute(
        """
        update MARELLE_DIRECTORY_RUN set STATE = 'RUNNING', CLAIM = ?, LEASE_UNTIL = ?,
          ATTEMPTS = ATTEMPTS + 1,
          BEGUN_AT = case when BEGUN_AT = 0 then ? else BEGUN_AT end
        where ID = ?""",
        claim,
        leaseUntil,
        begun,
        run.id());
  }

  private long lastStep(String realmId) throws SQLException {
    return sql.select(
            "select coalesce(max(greatest(STEPPED_AT, ENDED_AT)), 0)"
                + " from MARELLE_DIRECTORY_RUN where REALM_ID = ?",
            row -> row.getLong(1),
            realmId)
        .get(0);
  }

  /** Writes down a step, once. Whether the run is still that node's, and the step the next. */
  boolean advance(Run run, long now, long leaseUntil) throws SQLException {
    Tally tally = run.tally();
    return sql.execute(
            """
            update MARELLE_DIRECTORY_RUN set STEPPED_AT = greatest(STEPPED_AT, BEGUN_AT, ?),
              LEASE_UNTIL = ?, STEPS = ?,
              ATTEMPTS = case when POSITION <> ? or REACHED <> ? then 0 else ATTEMPTS end,
              REACHED = ?, POSITION = ?, PROGRESS = ?, REPORTED = ?, CREATED = ?, CHANGED = ?,
              UNCHANGED = ?, GONE = ?, RETURNED = ?, HELD = ?, QUESTIONS = ?, PROBLEMS = ?,
              CLASSES = ?, NOTES = ?, WORKED_MILLIS = ?
            where ID = ? and CLAIM = ? and STATE = 'RUNNING' and STEPS = ?""",
            now,
            leaseUntil,
            run.hold().steps(),
            run.position(),
            run.reached(),
            run.reached(),
            run.position(),
            (long) run.permille(),
            tally.reported(),
            tally.created(),
            tally.changed(),
            tally.unchanged(),
            tally.gone(),
            tally.returned(),
            tally.held(),
            tally.questions(),
            tally.problems(),
            tally.classes(),
            tally.notes(),
            run.workedMillis(),
            run.id(),
            run.hold().claim().orElse(""),
            run.hold().steps() - 1)
        > 0;
  }

  /** A node is alive, if nothing else. Whether the run is still that node's. */
  boolean renew(Run run, long leaseUntil) throws SQLException {
    return sql.execute(
            "update MARELLE_DIRECTORY_RUN set LEASE_UNTIL = ?"
                + " where ID = ? and CLAIM = ? and STATE = 'RUNNING'",
            leaseUntil,
            run.id(),
            run.hold().claim().orElse(""))
        > 0;
  }

  /**
   * A node can't go on with its run, and leaves it to whoever comes by.
   *
   * @param until before that nobody tries again
   */
  void giveBack(Run run, long until) throws SQLException {
    sql.execute(
        "update MARELLE_DIRECTORY_RUN set STATE = 'WAITING', LEASE_UNTIL = ?"
            + " where ID = ? and CLAIM = ? and STATE = 'RUNNING'",
        until,
        run.id(),
        run.hold().claim().orElse(""));
  }

  /** A node has not been heard of for too long: what it still does of its run counts no more. */
  void takeBack(Run run) throws SQLException {
    sql.execute(
        "update MARELLE_DIRECTORY_RUN set STATE = 'WAITING' where ID = ? and STATE = 'RUNNING'",
        run.id());
  }

  /**
   * More of the file of a run comes in.
   *
   * @param offset of the piece, in bytes
   * @return false where the run expects no file, or another piece
   */
  boolean grow(String id, long offset, long bytes) throws SQLException {
    return sql.execute(
            "update MARELLE_DIRECTORY_RUN set FILE_SIZE = ?"
                + " where ID = ? and STATE = 'UPLOADING' and FILE_SIZE = ?",
            offset + bytes,
            id,
            offset)
        > 0;
  }

  /** A node ends its run. Whether it was still that node's, with all the steps that it took. */
  boolean end(Run run, RunState state, String failure, long now) throws SQLException {
    return sql.execute(
            """
            update MARELLE_DIRECTORY_RUN set STATE = ?, FAILURE = ?,
              ENDED_AT = greatest(STEPPED_AT, BEGUN_AT, ?), LEASE_UNTIL = 0,
              PROGRESS = case when ? = 'FAILED' then PROGRESS else 1000 end
            where ID = ? and CLAIM = ? and STATE = 'RUNNING' and STEPS = ?""",
            state.name(),
            failure,
            now,
            state.name(),
            run.id(),
            run.hold().claim().orElse(""),
            run.hold().steps())
        > 0;
  }

  /** Nobody is to try a run again. Whether it was still as it is given here. */
  boolean giveUp(Run run, String failure, long now) throws SQLException {
    return sql.execute(
            """
            update MARELLE_DIRECTORY_RUN set STATE = 'FAILED', FAILURE = ?, ENDED_AT = ?,
              LEASE_UNTIL = 0
            where ID = ? and STATE = ? and ATTEMPTS = ?""",
            failure,
            now,
            run.id(),
            run.state().name(),
            (long) run.hold().attempts())
        > 0;
  }

  /**
   * Somebody changes where a run stands.
   *
   * @return false where it was in none of these states
   */
  boolean move(String realmId, String id, Set<RunState> from, RunState to, long endedAt)
      throws SQLException {
    return sql.execute(
            """
            update MARELLE_DIRECTORY_RUN set STATE = ?, LEASE_UNTIL = 0, ATTEMPTS = 0, ENDED_AT = ?
            where ID = ? and REALM_ID = ? and STATE = any(cast(? as varchar array))""",
            to.name(),
            endedAt,
            id,
            realmId,
            from.stream().map(Enum::name).toList())
        > 0;
  }

  /** Somebody confirms that many people go; what it asked stays. Whether the run was asking. */
  boolean confirm(String realmId, String id) throws SQLException {
    return sql.execute(
            """
            update MARELLE_DIRECTORY_RUN set STATE = 'WAITING', CONFIRMED = true, REACHED = '',
              ATTEMPTS = 0, HELD = 0, ENDED_AT = 0, PROGRESS = 990
            where ID = ? and REALM_ID = ? and STATE = 'ASKING'""",
            id,
            realmId)
        > 0;
  }

  /** So many questions of a run need not be asked any more. */
  void dropQuestions(String id, long questions) throws SQLException {
    sql.execute(
        "update MARELLE_DIRECTORY_RUN set QUESTIONS = greatest(QUESTIONS - ?, 0) where ID = ?",
        questions,
        id);
  }

  /** So many people whom a run holds need not be asked about any more. */
  void release(String id, long people) throws SQLException {
    sql.execute(
        "update MARELLE_DIRECTORY_RUN set HELD = greatest(HELD - ?, 0) where ID = ?", people, id);
  }

  private static Run read(ResultSet row) throws SQLException {
    return new Run(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getLong(30),
        RunSettings.read(row.getString(6)),
        schools(row.getString(7)),
        row.getBoolean(8),
        row.getBoolean(9),
        RunState.valueOf(row.getString(10)),
        new Run.Hold(
            Optional.ofNullable(row.getString(11)),
            row.getLong(12),
            row.getLong(31),
            row.getInt(32)),
        row.getString(13) == null ? "" : row.getString(13),
        row.getLong(14),
        row.getInt(15),
        new Tally(
            row.getLong(16),
            row.getLong(17),
            row.getLong(18),
            row.getLong(19),
            row.getLong(20),
            row.getLong(21),
            row.getLong(37),
            row.getLong(22),
            row.getLong(23),
            row.getLong(24),
            row.getLong(38)),
        row.getLong(25),
        row.getLong(26),
        row.getLong(27),
        row.getLong(28),
        Optional.ofNullable(row.getString(29)),
        announcement(row),
        Optional.ofNullable(row.getString(36)));
  }

  private static Optional<Announcement> announcement(ResultSet row) throws SQLException {
    String school = row.getString(33);
    return school == null
        ? Optional.empty()
        : Optional.of(new Announcement(school, row.getLong(34), row.getString(35)));
  }

  private static Set<String> schools(String written) {
    List<String> schools = new ArrayList<>();
    if (written != null && !written.isEmpty()) {
      schools.addAll(Arrays.asList(written.split(BETWEEN, -1)));
    }
    return Set.copyOf(schools);
  }
}
