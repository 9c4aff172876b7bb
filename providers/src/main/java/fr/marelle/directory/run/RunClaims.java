package fr.marelle.directory.run;

import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private final KeycloakSessionFactory factory;
  private final Duration lease;

  RunClaims(KeycloakSessionFactory factory, Duration lease) {
    this.factory = factory;
    this.lease = lease;
  }

  /** The next one that can be worked on. Of all nodes that ask, one gets it. */
  Optional<Run> next() {
    return InTransaction.alone(factory, this::claim);
  }

  private Optional<Run> claim(KeycloakSession session, Sql sql) throws SQLException {
    long now = Time.currentTimeMillis();
    RunTable table = new RunTable(sql);
    List<Run> before = new ArrayList<>();
    for (Run run : inTurn(table.lockOpen())) {
      if (isFree(run, now) && run.hold().attempts() >= MOST_ATTEMPTS) {
        giveUp(session, sql, run, now);
      } else if (isFree(run, now) && before.stream().noneMatch(run::overlaps)) {
        // Whoever changes somebody by hand is to be done before the first batch is read.
        Turn.lock(sql, run.realmId());
        if (!run.dry() && run.begunAt() == 0) {
          supersede(sql, table, run, now);
        }
        table.claim(run, KeycloakModelUtils.generateId(), now, now + lease.toMillis());
        return table.find(run.realmId(), run.id());
      } else {
        before.add(run);
      }
    }
    return Optional.empty();
  }

  /** A file that nodes die of is not tried for ever. */
  private static void giveUp(KeycloakSession session, Sql sql, Run run, long now)
      throws SQLException {
    session.getContext().setRealm(session.realms().getRealm(run.realmId()));
    if (new RunTable(sql).giveUp(run, BROKEN, now)) {
      RunEvents.ended(session, run, RunState.FAILED);
      new RunRemains(sql).clear(run);
    }
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

  private static boolean isFree(Run run, long now) {
    return (run.state() == RunState.WAITING || run.state() == RunState.RUNNING)
        && run.hold().leaseUntil() < now;
  }

  /** What an earlier run asks is no longer to be asked once a newer file speaks of the school. */
  private static void supersede(Sql sql, RunTable table, Run run, long now) throws SQLException {
    Set<RunState> asking = EnumSet.of(RunState.ASKING);
    for (Run earlier : table.inState(RunState.ASKING)) {
      if (earlier.overlaps(run)
          && table.move(earlier.realmId(), earlier.id(), asking, RunState.DONE, now)) {
        new RunRemains(sql).clear(earlier);
      }
    }
  }
}
