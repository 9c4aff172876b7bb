package fr.marelle.directory.run;

import fr.marelle.directory.entry.SourceRefusedException;
import fr.marelle.directory.plan.ReportLine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;

/** Takes runs on and works on them, one after the other, on the thread that it is given. */
final class RunWorker {
  private static final Logger LOG = Logger.getLogger(RunWorker.class);
  private static final String REFUSED = "marelleDirectoryFailureRefused";

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
    HeldRun held = new HeldRun(new RealmTransactions(factory, run.realmId()), run, lease);
    Heartbeat alive = new Heartbeat(factory, run, lease);
    try {
      carryOut(held);
    } catch (LostRunException lost) {
      leave(held);
    } catch (InterruptedException stopping) {
      // The lease runs out, and somebody else goes on.
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError failure) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.errorf(failure, "This node can't go on with the directory run %s.", run.id());
        giveBack(held);
      }
    } finally {
      alive.close();
    }
  }

  private void carryOut(HeldRun held) throws IOException, InterruptedException {
    // Once, however often a node dies before the first batch, or somebody pauses the run until
    // then.
    if (held.run().hold().steps() == 0) {
      held.step(
          (session, sql, begun) -> {
            RunEvents.begun(session, begun);
            return begun;
          },
          () -> {});
    }
    RunState state;
    try (OpenedFile file = OpenedFile.of(held.run(), held::piece, opener)) {
      state = new RunWork(held).over(file);
    } catch (SourceRefusedException refused) {
      refuse(held, refused);
      return;
    }
    end(held, state, null);
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

  private void end(HeldRun held, RunState state, String failure) throws InterruptedException {
    Run run = held.run();
    if (!held.end(state, failure)) {
      LOG.infof("Directory run %s is no longer as this node left it.", run.id());
      return;
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

  private static void giveBack(HeldRun held) {
    try {
      held.giveBack();
    } catch (RuntimeException e) {
      // The lease runs out, and somebody else goes on.
      LOG.errorf(e, "The directory run %s could not be given back.", held.run().id());
    }
  }

  private static void leave(HeldRun held) {
    try {
      held.leave();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // Swept with the others that are over.
      LOG.errorf(e, "What the directory run %s needed could not be cleared.", held.run().id());
    }
  }
}
