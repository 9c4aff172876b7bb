package fr.marelle.directory.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.marelle.directory.store.TrialDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.ModelException;

class HeldRunTest {
  private static final Duration LEASE = Duration.ofSeconds(60);

  private final TrialDatabase database = TrialDatabase.inMemory();
  private final FaultyTransactions transactions = new FaultyTransactions();
  private final AtomicInteger steps = new AtomicInteger();

  /** Transactions of which one fails, or says that it did. */
  private final class FaultyTransactions implements RunTransactions {
    private boolean fails;
    private boolean losesItsAnswer;
    private Runnable end = () -> {};

    @Override
    public <T> T alone(InTransaction.Work<T> work) {
      try {
        T done = work.in(null, database.sql());
        end.run();
        if (fails) {
          fails = false;
          database.rollback();
          throw new ModelException("The connection broke.");
        }
        database.commit();
        if (losesItsAnswer) {
          losesItsAnswer = false;
          throw new ModelException("The connection broke after that.");
        }
        return done;
      } catch (SQLException e) {
        throw new ModelException("The database fails.", e);
      }
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Run waiting() {
    Run run =
        SampleRun.of(
            "run",
            RunState.UPLOADING,
            new RunSettings(null, null, null, false, false, null),
            Set.of(),
            false,
            1,
            Optional.empty());
    transactions.alone(
        (session, sql) -> {
          new RunTable(sql).add(run);
          new FileTable(sql).append("run", 0, new byte[] {1, 2, 3});
          new RunTable(sql)
              .move("realm", "run", EnumSet.of(RunState.UPLOADING), RunState.WAITING, 0);
          return run;
        });
    return run;
  }

  private Run claimed(String claim) {
    return transactions.alone(
        (session, sql) -> {
          new RunTable(sql).claim(stored(), claim, 2, 3);
          return stored();
        });
  }

  private Run stored() throws SQLException {
    return new RunTable(database.sql()).find("realm", "run").orElseThrow();
  }

  private HeldRun.Step step() {
    return (session, sql, run) -> {
      steps.incrementAndGet();
      return run.at(run.position() + 10, 5, Tally.NOTHING);
    };
  }

  @Test
  void aStepWhoseCommitIsNotAnsweredIsTakenOnce() throws Exception {
    waiting();
    HeldRun held = new HeldRun(transactions, claimed("one"), LEASE);
    transactions.losesItsAnswer = true;

    held.step(step(), () -> {});
    held.step(step(), () -> {});

    assertThat(steps).hasValue(2);
    assertThat(held.run().position()).isEqualTo(20);
    assertThat(stored().position()).isEqualTo(20);
  }

  @Test
  void aStepThatFailsIsTakenAgain() throws Exception {
    waiting();
    HeldRun held = new HeldRun(transactions, claimed("one"), LEASE);
    AtomicInteger undone = new AtomicInteger();
    transactions.fails = true;

    held.step(step(), undone::incrementAndGet);

    assertThat(steps).hasValue(2);
    assertThat(undone).hasValue(1);
    assertThat(stored().position()).isEqualTo(10);
  }

  @Test
  void aStepThatTheDatabaseLostWhenItBrokeDownIsFoundByTheNext() throws Exception {
    waiting();
    HeldRun held = new HeldRun(transactions, claimed("one"), LEASE);
    held.step(step(), () -> {});
    Run before = stored();
    held.step(step(), () -> {});
    database.sql().execute("update MARELLE_DIRECTORY_RUN set STEPS = ?", before.hold().steps());
    database.commit();

    assertThat(held.end(RunState.DONE, null)).isFalse();
    assertThatThrownBy(() -> held.step(step(), () -> {})).isInstanceOf(LostRunException.class);

    assertThat(stored().state()).isEqualTo(RunState.RUNNING);
    assertThat(stored().hold().steps()).isEqualTo(before.hold().steps());
    assertThat(new FileTable(database.sql()).piece("run", 0)).contains(new byte[] {1, 2, 3});
  }

  @Test
  void whoLostTheRunTakesNoStepEndsNothingAndClearsNothing() throws Exception {
    waiting();
    HeldRun lost = new HeldRun(transactions, claimed("one"), LEASE);
    claimed("two");

    assertThatThrownBy(() -> lost.step(step(), () -> {})).isInstanceOf(LostRunException.class);
    assertThat(lost.end(RunState.DONE, null)).isFalse();
    lost.giveBack();
    lost.leave();

    assertThat(steps).hasValue(0);
    assertThat(stored().state()).isEqualTo(RunState.RUNNING);
    assertThat(new FileTable(database.sql()).piece("run", 0)).contains(new byte[] {1, 2, 3});
  }

  @Test
  void howOftenNodesTriedIsCountedUntilItGoesOn() throws Exception {
    waiting();
    claimed("one");
    Run again = claimed("two");
    assertThat(again.hold().attempts()).isEqualTo(2);
    HeldRun held = new HeldRun(transactions, again, LEASE);

    held.giveBack();
    assertThat(stored().state()).isEqualTo(RunState.WAITING);
    HeldRun last = new HeldRun(transactions, claimed("three"), LEASE);
    last.step((session, sql, run) -> run, () -> {});
    assertThat(stored().hold().attempts()).isEqualTo(3);
    last.step(step(), () -> {});

    assertThat(stored().hold().attempts()).isZero();
  }

  @Test
  void theTimeThatAStepTakesToEndIsCountedWithTheNext() throws Exception {
    waiting();
    AtomicLong clock = new AtomicLong(42);
    HeldRun held = new HeldRun(transactions, claimed("one"), LEASE, clock::get);
    HeldRun.Step aTenthOfASecond =
        (session, sql, run) -> {
          clock.addAndGet(Duration.ofMillis(100).toNanos());
          return run;
        };
    transactions.end = () -> clock.addAndGet(Duration.ofMillis(40).toNanos() + 600_000);

    held.step(aTenthOfASecond, () -> {});
    assertThat(stored().workedMillis()).isEqualTo(100);
    held.step(aTenthOfASecond, () -> {});
    assertThat(stored().workedMillis()).isEqualTo(240);
    transactions.losesItsAnswer = true;
    held.step(aTenthOfASecond, () -> {});
    held.step(aTenthOfASecond, () -> {});

    // One step ended twice, to find that it had been taken; fractions are not lost.
    assertThat(stored().workedMillis()).isEqualTo(4 * 100 + 4 * 40 + 2);
  }

  @Test
  void aPieceOfAFileComesOnceAndNoneAfterTheStart() throws SQLException {
    Run run = waiting();
    FileTable files = new FileTable(database.sql());

    assertThat(stored().fileSize()).isEqualTo(3);
    assertThat(files.append("run", 3, new byte[] {4})).isFalse();
    new RunTable(database.sql())
        .move("realm", run.id(), EnumSet.of(RunState.WAITING), RunState.UPLOADING, 0);
    assertThat(files.append("run", 0, new byte[] {4})).isFalse();
    assertThat(files.append("run", 3, new byte[] {4})).isTrue();
    assertThat(files.append("run", 3, new byte[] {4})).isFalse();
    assertThat(stored().fileSize()).isEqualTo(4);
  }
}
