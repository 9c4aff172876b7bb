package fr.marelle.directory.run;

import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Takes runs on: those that wait for their turn, and those whose node has died. Of all that may
 * touch the same school one is at work, the others follow in the order in which they were asked
 * for.
 */
final class RunClaims {
  /** A server that is stopped in the middle counts as one, so a few more than one might think. */
  private static final int MOST_ATTEMPTS = 5;

  private static final String BROKEN = "marelleDirectoryFailureServer";
  private static final String STALE = "marelleDirectoryFailureStale";

  private final KeycloakSessionFactory factory;
  private final RunClearing clearing;
  private final Duration lease;

  RunClaims(KeycloakSessionFactory factory, Duration lease) {
    this.factory = factory;
    this.clearing = new RunClearing(factory);
    this.lease = lease;
  }

  /**
   * Of all nodes that ask, one gets a run.
   *
   * @param run empty where there is none
   * @param givenUp those that nobody is to try again, and whose remains are to be cleared
   */
  record Claimed(Optional<Run> run, List<Run> givenUp) {}

  /** The next one that can be worked on; empty where there is none. */
  Optional<Run> next() {
    Claimed claimed = InTransaction.alone(factory, this::claim);
    claimed.givenUp().forEach(run -> clearing.after(run, RunState.FAILED));
    return claimed.run();
  }

  /** The same, within a transaction. */
  Claimed claim(KeycloakSession session, Sql sql) throws SQLException {
    List<Run> givenUp = new ArrayList<>();
    return new Claimed(claim(session, sql, givenUp), givenUp);
  }

  private Optional<Run> claim(KeycloakSession session, Sql sql, List<Run> givenUp)
      throws SQLException {
    long now = Time.currentTimeMillis();
    RunTable table = new RunTable(sql);
    List<Run> open = table.lockOpen();
    List<Run> before = new ArrayList<>();
    for (Run run : inTurn(open)) {
      if (isFree(run, now) && run.hold().attempts() >= MOST_ATTEMPTS) {
        if (giveUp(session, sql, run, BROKEN, now)) {
          givenUp.add(run);
        }
      } else if (isFree(run, now)
          && before.stream().noneMatch(other -> isHeldUpBy(other, run))
          && open.stream().noneMatch(other -> isAtWork(other, now) && other.overlaps(run))) {
        if (isStale(table, run)) {
          if (giveUp(session, sql, run, STALE, now)) {
            givenUp.add(run);
          }
          continue;
        }
        // Whoever changes somebody by hand is to be done before the first batch is read.
        if (!Turn.isFree(sql, run.realmId())) {
          before.add(run);
          continue;
        }
        takeBack(table, open, run);
        table.claim(run, KeycloakModelUtils.generateId(), now, now + lease.toMillis());
        return table.find(run.realmId(), run.id());
      } else {
        before.add(run);
      }
    }
    return Optional.empty();
  }

  /** A node whose lease is over may only have been slow: of two runs of a school one is at work. */
  private static void takeBack(RunTable table, List<Run> open, Run run) throws SQLException {
    for (Run other : open) {
      if (other.state() == RunState.RUNNING
          && !other.id().equals(run.id())
          && other.overlaps(run)) {
        table.takeBack(other);
      }
    }
  }

  /**
   * Whether a run waits for another that came before it. One that is for some schools and that
   * somebody has paused does not hold up a region's night.
   */
  static boolean isHeldUpBy(Run other, Run run) {
    boolean resting = other.state() == RunState.PAUSED && !other.schools().isEmpty();
    return other.overlaps(run) && !(resting && run.schools().isEmpty());
  }

  private static boolean isAtWork(Run run, long now) {
    return run.state() == RunState.RUNNING && run.hold().leaseUntil() >= now;
  }

  /** Whether others have changed what a dry run tried, which this one is to do. */
  private static boolean isStale(RunTable table, Run run) throws SQLException {
    if (run.dry() || run.begunAt() > 0) {
      return false;
    }
    Optional<Run> tried = table.tried(run);
    return tried.isPresent()
        && table.begunSince(run.realmId(), tried.get().begunAt()).stream().anyMatch(run::overlaps);
  }

  /** A file that nodes die of is not tried for ever, nor is one applied that others overtook. */
  private static boolean giveUp(KeycloakSession session, Sql sql, Run run, String failure, long now)
      throws SQLException {
    session.getContext().setRealm(session.realms().getRealm(run.realmId()));
    boolean givenUp = new RunTable(sql).giveUp(run, failure, now);
    if (givenUp) {
      RunEvents.ended(session, run, RunState.FAILED);
      new Overtaken(sql).by(run);
    }
    return givenUp;
  }

  /** Whoever has begun goes before whoever has not. */
  private static List<Run> inTurn(List<Run> open) {
    List<Run> inTurn = new ArrayList<>();
    open.stream()
        .filter(run -> run.state() != RunState.ASKING && run.begunAt() > 0)
        .forEach(inTurn::add);
    open.stream()
        .filter(run -> run.state() != RunState.ASKING && run.begunAt() == 0)
        .forEach(inTurn::add);
    return inTurn;
  }

  /** Whether a run that is not over is taken on before another that waits. */
  static boolean goesBefore(Run other, Run waiting) {
    if (other.id().equals(waiting.id())) {
      return false;
    }
    boolean begun = other.begunAt() > 0;
    return begun == waiting.begunAt() > 0 ? other.putAt() < waiting.putAt() : begun;
  }

  private static boolean isFree(Run run, long now) {
    return (run.state() == RunState.WAITING || run.state() == RunState.RUNNING)
        && run.hold().leaseUntil() < now;
  }
}
