package fr.marelle.directory.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.store.TrialDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first import whose steps overlap, and fail at every point at which they can. */
class BatchesTest {
  private static final long PATIENCE_SECONDS = 30;

  private static EmbeddedPostgres postgres;
  private static RunDatabase waiting;
  private static Map<String, List<String>> calm;
  private static int early;
  @TempDir private static Path folder;

  private RunDatabase database;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    TrialDatabase.prepare(postgres);
    waiting = RunDatabase.empty(postgres);
    WaitingRun.put(
        waiting,
        new Runs.Order(
            new Caller("who", StandInKeycloak.REALM),
            "nuit.zip",
            new RunSettings(null, null, null, false, false, null),
            Set.of(),
            false,
            Optional.empty()),
        SampleAcademy.aaf(folder, SampleAcademy.OF_MANY_BATCHES, 0));
    RunDatabase undisturbed = waiting.copy();
    AtomicInteger opened = new AtomicInteger();
    Node.work(
        new EarlyConnections(
            undisturbed.url(),
            new EarlyConnections.Told() {
              @Override
              public void opened(int number) {
                opened.incrementAndGet();
              }
            }));
    calm = undisturbed.everything();
    early = opened.get();
    assertThat(early).isGreaterThan(2);
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void copy() {
    database = waiting.copy();
  }

  @AfterEach
  void drop() {
    database.awaitThatNobodyIsConnected();
    database.drop();
  }

  private void work(EarlyConnections.Told told) {
    Node.work(new EarlyConnections(database.url(), told));
    Map<String, List<String>> end = database.everything();
    calm.forEach((what, rows) -> assertThat(end.get(what)).as(what).isEqualTo(rows));
  }

  private static void fail() {
    throw new PersistenceException("The connection broke.");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void theNextBatchIsBegunBeforeTheOneUnderWayEnds() {
    CountDownLatch second = new CountDownLatch(1);
    AtomicBoolean overlapped = new AtomicBoolean();

    work(
        new EarlyConnections.Told() {
          @Override
          public void opened(int number) {
            if (number == 2) {
              second.countDown();
            }
          }

          @Override
          public void ending(int number) {
            if (number == 1) {
              overlapped.set(await(second));
            }
          }
        });

    assertThat(overlapped).isTrue();
  }

  @Test
  void whereTheOneUnderWayFailsBothAreTakenInTheirTurn() {
    CountDownLatch second = new CountDownLatch(1);
    AtomicBoolean overlapped = new AtomicBoolean();

    work(
        new EarlyConnections.Told() {
          @Override
          public void opened(int number) {
            if (number == 2) {
              second.countDown();
            }
          }

          @Override
          public void ending(int number) {
            if (number == 1) {
              overlapped.set(await(second));
              fail();
            }
          }
        });

    assertThat(overlapped).isTrue();
  }

  @Test
  void whereItsEndIsNotAnsweredItIsNotTakenAgain() {
    AtomicInteger unanswered = new AtomicInteger();

    work(
        new EarlyConnections.Told() {
          @Override
          public void ended(int number) {
            if (number == 1) {
              unanswered.incrementAndGet();
              fail();
            }
          }
        });

    assertThat(unanswered).hasValue(1);
  }

  @Test
  void whereTheNextCanNotBeginItIsTakenInItsTurn() {
    AtomicInteger failed = new AtomicInteger();

    work(
        new EarlyConnections.Told() {
          @Override
          public void opened(int number) {
            if (number == 2) {
              failed.incrementAndGet();
              fail();
            }
          }
        });

    assertThat(failed).hasValue(1);
  }

  @Test
  void whereTheLastOneFailsItIsTakenInItsTurn() {
    AtomicInteger failed = new AtomicInteger();

    work(
        new EarlyConnections.Told() {
          @Override
          public void ending(int number) {
            if (number == early) {
              failed.incrementAndGet();
              fail();
            }
          }
        });

    assertThat(failed).hasValue(1);
  }

  @Test
  void whereNoneCanBeginEarlyAllAreTakenInTheirTurn() {
    AtomicInteger failed = new AtomicInteger();

    work(
        new EarlyConnections.Told() {
          @Override
          public void opened(int number) {
            failed.incrementAndGet();
            fail();
          }
        });

    // Three that failed; behind each of them one more may have begun.
    assertThat(failed.get()).isBetween(3, 6);
  }
}
