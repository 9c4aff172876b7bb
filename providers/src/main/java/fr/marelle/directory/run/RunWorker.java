package fr.marelle.directory.run;

import fr.marelle.directory.entry.SourceRefusedException;
import fr.marelle.directory.plan.ReportLine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSessionFactory;

/** Takes runs on and works on them, one after the other, on the thread that it is given. */
final class RunWorker {
  private static final Logger LOG = Logger.getLogger(RunWorker.class);
  private static final String REFUSED = "marelleDirectoryFailureRefused";
  private static final String BROKEN = "marelleDirectoryFailureServer";

  private final KeycloakSessionFactory factory;
  private final RunClaims claims;
  private final SourceOpener opener;
  private final Duration lease;

  RunWorker(KeycloakSessionFactory factory, Duration lease, SourceOpener opener) {
    this.factory = factory;
    this.claims = new RunClaims(factory, lease);
    this.opener = opener;
    this.lease = lease;
  }

  /** Works until nothing waits. */
  void work() {
    for (Optional<Run> run = claims.next(); run.isPresent(); run = claims.next()) {
      workOn(run.get());
    }
  }

  private void workOn(Run run) {
    HeldRun held = new HeldRun(factory, run, lease);
    Heartbeat alive = new Heartbeat(factory, run, lease);
    try {
      if (run.position() == 0) {
        held.step(
            (session, sql, begun) -> {
              RunEvents.begun(session, begun);
              return begun;
            },
            () -> {});
      }
      try (OpenedFile file = OpenedFile.of(factory, run, opener)) {
        end(held, new RunWork(held).over(file), null);
      } catch (SourceRefusedException refused) {
        refuse(held, refused);
      }
    } catch (LostRunException lost) {
      leave(held.run());
    } catch (InterruptedException stopping) {
      // The lease runs out, and somebody else goes on.
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException failure) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      LOG.errorf(failure, "The directory run %s can't go on.", run.id());
      fail(held);
    } finally {
      alive.close();
    }
  }

  private void refuse(HeldRun held, SourceRefusedException refused) throws InterruptedException {
    held.step(
        (session, sql, run) ->
            run.after(
                run.reached(),
                Lines.add(sql, run, run.tally(), List.of(ReportLine.of(refused.problem())))),
        () -> {});
    end(held, RunState.FAILED, REFUSED);
  }

  private void fail(HeldRun held) {
    try {
      end(held, RunState.FAILED, BROKEN);
    } catch (RuntimeException e) {
      LOG.errorf(e, "The end of the directory run %s could not be written.", held.run().id());
    }
  }

  private void end(HeldRun held, RunState state, String failure) {
    Run run = held.run();
    InTransaction.alone(
        factory,
        (session, sql) -> {
          session.getContext().setRealm(session.realms().getRealm(run.realmId()));
          if (new RunTable(sql).end(run, state, failure, Time.currentTimeMillis())) {
            RunEvents.ended(session, run, state);
          }
          return run;
        });
    if (state.isOver()) {
      clear(run);
    }
    LOG.infof(
        "Directory run %s: %s, %d created, %d changed, %d unchanged, %d gone, %d accounts a second.",
        run.id(),
        state.value(),
        run.tally().created(),
        run.tally().changed(),
        run.tally().unchanged(),
        run.tally().gone(),
        run.accountsPerSecond());
  }

  /** Somebody paused it, or ended it and left the clearing up to this node. */
  private void leave(Run run) {
    boolean over =
        InTransaction.alone(
            factory,
            (session, sql) ->
                new RunTable(sql)
                    .find(run.realmId(), run.id())
                    .map(now -> now.state().isOver())
                    .orElse(true));
    if (over) {
      clear(run);
    }
  }

  private void clear(Run run) {
    InTransaction.alone(
        factory,
        (session, sql) -> {
          new RunRemains(sql).clear(run);
          return run;
        });
  }
}
