package fr.marelle.directory.run;

import fr.marelle.directory.csv.CsvRecognition;
import fr.marelle.directory.entry.SourceRefusedException;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.store.ReportTable;
import fr.marelle.directory.store.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The runs of a realm, for whoever starts and follows them. Each call is a transaction of its own,
 * so that nodes see at once what was asked for.
 */
public final class Runs {
  private static final Set<RunState> STOPPABLE = EnumSet.of(RunState.WAITING, RunState.RUNNING);
  private static final Set<RunState> DONE = EnumSet.of(RunState.DONE);
  private static final Set<RunState> PAUSED = EnumSet.of(RunState.PAUSED);
  private static final Set<RunState> ENDABLE =
      EnumSet.of(
          RunState.UPLOADING, RunState.WAITING, RunState.RUNNING, RunState.PAUSED, RunState.ASKING);

  private final KeycloakSessionFactory factory;
  private final String realmId;
  private final Runnable wake;

  /**
   * @param wake tells this node that there may be something to do
   */
  Runs(KeycloakSessionFactory factory, String realmId, Runnable wake) {
    this.factory = factory;
    this.realmId = realmId;
    this.wake = wake;
  }

  /**
   * What somebody asks for.
   *
   * @param file as they call it
   * @param schools UAI of the only schools that it may touch; empty where it may touch any
   * @param announcement of the school whose administrators ask; empty for those of the realm
   */
  public record Order(
      Caller caller,
      String file,
      RunSettings settings,
      Set<String> schools,
      boolean dry,
      Optional<Announcement> announcement) {}

  /** Asks for a run, whose file is to be sent next. */
  public Run begin(Order order) {
    Run run = newRun(order, RunState.UPLOADING);
    return InTransaction.alone(
        factory,
        (session, sql) -> {
          new RunTable(sql).add(run);
          return run;
        });
  }

  /**
   * The same for administrators of a school, unless what they asked for until now forbids it. Of
   * two who ask at once, the second is told of the first.
   *
   * @param since which of the school's files are counted, in milliseconds since 1970
   * @param rule throws what forbids it
   */
  public Run begin(Order order, long since, Consumer<Intake> rule) {
    String uai = order.announcement().orElseThrow().school();
    Run run = newRun(order, RunState.UPLOADING);
    return InTransaction.alone(
        factory,
        (session, sql) -> {
          RunTable table = new RunTable(sql);
          SchoolGroups.lock(sql, realmId, uai);
          rule.accept(table.intake(realmId, uai, since));
          table.add(run);
          return run;
        });
  }

  /**
   * Takes in more of the file of a run.
   *
   * @param offset how much of it was sent before, in bytes
   * @throws IOException where the sender stops in the middle
   */
  public Upload.Result append(Run run, long offset, InputStream sent) throws IOException {
    long max = run.announcement().map(Announcement::size).orElse(Upload.MAX_SIZE);
    return new Upload(factory, run.id(), max).append(offset, sent);
  }

  /**
   * Looks at a table before anything is done with it.
   *
   * @throws SourceRefusedException where it is none, or not the one that was announced
   * @throws IOException where the server's disk fails
   */
  public CsvRecognition recognise(Run run, RunSettings settings)
      throws IOException, SourceRefusedException, InterruptedException {
    return new TableLook(factory, run).recognise(settings);
  }

  /** Says how to read a file, before it is. Whether it could be said. */
  public boolean settle(String id, RunSettings settings) {
    return InTransaction.alone(
        factory, (session, sql) -> new RunTable(sql).settle(realmId, id, settings));
  }

  /** Has a file read that is all there. Whether one was expected. */
  public boolean launch(String id) {
    boolean moved = move(id, EnumSet.of(RunState.UPLOADING), RunState.WAITING);
    wake.run();
    return moved;
  }

  /**
   * Has a file read that is all there, as somebody saw that it would be.
   *
   * @param seen the settings that she saw
   * @param settings those to read it with
   * @return false where it was settled otherwise since, or begun
   */
  public boolean launch(String id, RunSettings seen, RunSettings settings) {
    boolean moved =
        InTransaction.alone(
            factory, (session, sql) -> new RunTable(sql).launch(realmId, id, seen, settings));
    wake.run();
    return moved;
  }

  /** In bytes. */
  public static long maxSize() {
    return Upload.MAX_SIZE;
  }

  /**
   * Applies what a dry run has tried, the very same file.
   *
   * @throws StaleTrialException where another run has changed the same schools since it began
   * @return empty where there is no such dry run that is done, or its file is no longer there
   */
  public Optional<Run> apply(String id, Caller caller) {
    return again(
        id,
        run -> run.dry() && run.state() == RunState.DONE,
        run ->
            new Order(caller, run.file(), run.settings(), run.schools(), false, run.announcement()),
        (sql, tried, run) -> new RunTable(sql).applied(tried, run));
  }

  /**
   * Reads the file of a run once more, as it was read: answers that were given since then count. A
   * dry run is put away, as by {@link #redo}. A run that asks whether many people go is ended
   * without anybody held: with the answers, they may be there, and the other run asks itself.
   *
   * @throws StaleTrialException where another run has changed the same schools since it began
   * @return empty where there is no such run that is done, or its file is no longer there
   */
  public Optional<Run> repeat(String id, Caller caller) {
    return again(
        id,
        run -> run.state() == RunState.DONE || run.state() == RunState.ASKING,
        run ->
            new Order(
                caller, run.file(), run.settings(), run.schools(), run.dry(), run.announcement()),
        this::putAway);
  }

  /**
   * Has the file of a dry run tried once more, perhaps another way: by a run that is yet to be
   * launched.
   *
   * @return empty where there is no such dry run that is done, or its file is no longer there
   */
  public Optional<Run> redo(String id, Caller caller) {
    return InTransaction.alone(
        factory,
        (session, sql) -> {
          RunTable table = new RunTable(sql);
          long now = Time.currentTimeMillis();
          Optional<Run> before = table.find(realmId, id).filter(run -> run.canBeApplied(now));
          if (before.isEmpty()) {
            return Optional.empty();
          }
          Run tried = before.get();
          Order order =
              new Order(
                  caller,
                  tried.file(),
                  tried.settings(),
                  tried.schools(),
                  true,
                  tried.announcement());
          Run run = newRun(order, RunState.UPLOADING).of(tried.fileSize());
          if (!new FileTable(sql).give(id, run.id())) {
            return Optional.empty();
          }
          table.add(run);
          table.move(realmId, id, DONE, RunState.CANCELLED, now);
          return Optional.of(run);
        });
  }

  /** Whether others have changed the schools of a dry run since it began, or are about to. */
  public boolean isStale(Run run) {
    return InTransaction.alone(factory, (session, sql) -> new RunTable(sql).isStale(run));
  }

  private void putAway(Sql sql, Run before, Run run) throws SQLException {
    if (before.dry()) {
      new RunTable(sql)
          .move(realmId, before.id(), DONE, RunState.CANCELLED, Time.currentTimeMillis());
    } else if (before.state() == RunState.ASKING && !new Overtaken(sql).readAgain(before)) {
      // Somebody has just confirmed: that run goes on, with its file.
      throw new StaleTrialException();
    }
  }

  /** What becomes of a run whose file another reads. */
  private interface FollowUp {
    void up(Sql sql, Run before, Run run) throws SQLException;
  }

  private Optional<Run> again(
      String id, Predicate<Run> mayBe, Function<Run, Order> order, FollowUp follow) {
    Optional<Run> begun =
        InTransaction.alone(
            factory,
            (session, sql) -> {
              RunTable table = new RunTable(sql);
              table.lockOpen();
              Optional<Run> before = table.find(realmId, id).filter(mayBe);
              if (before.isEmpty()) {
                return Optional.empty();
              }
              Run done = before.get();
              if (table.isStale(done)) {
                throw new StaleTrialException();
              }
              Run run = newRun(order.apply(done), RunState.WAITING).of(done.fileSize());
              if (!new FileTable(sql).give(id, run.id())) {
                return Optional.empty();
              }
              table.add(run);
              follow.up(sql, done, run);
              return Optional.of(run);
            });
    wake.run();
    return begun;
  }

  private Run newRun(Order order, RunState state) {
    return new Run(
        KeycloakModelUtils.generateId(),
        realmId,
        order.caller().account(),
        order.caller().realmId(),
        order.file(),
        0,
        order.settings(),
        order.schools(),
        order.dry(),
        false,
        state,
        Run.Hold.NOBODYS,
        "",
        0,
        0,
        Tally.NOTHING,
        Time.currentTimeMillis(),
        0,
        0,
        0,
        Optional.empty(),
        order.announcement(),
        Optional.empty());
  }

  /** A run; empty where there is none of this realm. */
  public Optional<Run> find(String id) {
    return InTransaction.alone(factory, (session, sql) -> new RunTable(sql).find(realmId, id));
  }

  /** The newest first. */
  public List<Run> page(int first, int max) {
    return InTransaction.alone(
        factory, (session, sql) -> new RunTable(sql).page(realmId, first, max));
  }

  /** The questions of these runs that somebody can answer. */
  public Questions questions() {
    return new Questions(factory, realmId);
  }

  /** The newest of those first that administrators of that school sent. */
  public List<Run> pageOfSchool(String uai, int first, int max) {
    return InTransaction.alone(
        factory, (session, sql) -> new RunTable(sql).pageOfSchool(realmId, uai, first, max));
  }

  /** How many administrators of that school have sent. */
  public int countOfSchool(String uai) {
    return InTransaction.alone(
        factory, (session, sql) -> new RunTable(sql).countOfSchool(realmId, uai));
  }

  /** Whether a run waits for another that may touch the same school. */
  public boolean isBehind(Run run) {
    return run.state() == RunState.WAITING
        && InTransaction.alone(
            factory,
            (session, sql) ->
                new RunTable(sql)
                    .inState(RunState.WAITING, RunState.RUNNING, RunState.PAUSED).stream()
                        .filter(run::overlaps)
                        .anyMatch(other -> RunClaims.goesBefore(other, run)));
  }

  /** A page of the report, of lines of one kind. */
  public List<ReportTable.Numbered> report(String id, ReportKind kind, int first, int max) {
    return InTransaction.alone(
        factory, (session, sql) -> new ReportTable(sql).page(id, kind, first, max));
  }

  /** Stops a run for a while. Whether it could be. */
  public boolean pause(String id, Caller caller) {
    return act(
            id,
            "paused",
            caller,
            (sql, run) -> new RunTable(sql).move(realmId, id, STOPPABLE, RunState.PAUSED, 0))
        .isPresent();
  }

  /** Goes on with a run that was paused. Whether it could be. */
  public boolean resume(String id, Caller caller) {
    return act(
            id,
            "resumed",
            caller,
            (sql, run) -> new RunTable(sql).move(realmId, id, PAUSED, RunState.WAITING, 0))
        .isPresent();
  }

  /** Ends a run; what it did stays. Whether it could be. */
  public boolean cancel(String id, Caller caller) {
    Optional<Run> cancelled =
        act(
            id,
            "cancelled",
            caller,
            (sql, run) -> {
              RunTable table = new RunTable(sql);
              if (!run.dry() && run.begunAt() > 0) {
                // Others are to be told whom it spoke of: all in the order in which a claim locks
                // them.
                table.lockOpen();
              }
              long now = Time.currentTimeMillis();
              boolean moved = table.move(realmId, id, ENDABLE, RunState.CANCELLED, now);
              if (moved && !isAtWork(run)) {
                new Overtaken(sql).by(run);
              }
              return moved;
            });
    cancelled
        .filter(run -> !isAtWork(run))
        .ifPresent(run -> new RunClearing(factory).after(run, RunState.CANCELLED));
    return cancelled.isPresent();
  }

  /** A node that works on it clears up itself: its last batch may still be under way. */
  private static boolean isAtWork(Run run) {
    return run.state() == RunState.RUNNING;
  }

  /** Confirms that many people go. Whether the run was asking. */
  public boolean confirm(String id, Caller caller) {
    return act(id, "confirmed", caller, (sql, run) -> new DepartureQuestions(sql, run).confirm())
        .isPresent();
  }

  /** What is done with a run. */
  private interface Act {
    boolean on(Sql sql, Run run) throws SQLException;
  }

  /** The run as it was; empty where it could not be done. */
  private Optional<Run> act(String id, String name, Caller caller, Act act) {
    Optional<Run> before =
        InTransaction.alone(
            factory,
            (session, sql) -> {
              session.getContext().setRealm(session.realms().getRealm(realmId));
              Optional<Run> run = new RunTable(sql).find(realmId, id);
              if (run.isEmpty() || !act.on(sql, run.get())) {
                return Optional.empty();
              }
              RunEvents.acted(session, run.get(), name, caller);
              return run;
            });
    wake.run();
    return before;
  }

  private boolean move(String id, Set<RunState> from, RunState to) {
    return InTransaction.alone(
        factory, (session, sql) -> new RunTable(sql).move(realmId, id, from, to, 0));
  }
}
