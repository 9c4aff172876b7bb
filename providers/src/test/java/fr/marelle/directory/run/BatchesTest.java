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
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A first import whose steps overlap, and fail at every point at which they can. */
@Timeout(180)
class BatchesTest {
  private static final long PATIENCE_SECONDS = 30;

  /** How far a run has come, and how many accounts there are. */
  private static final String DONE =
      "select POSITION || ' ' || (select count(*) from USER_ENTITY) from MARELLE_DIRECTORY_RUN";

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
    put(waiting, SampleAcademy.OF_MANY_BATCHES);
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

  private static void put(RunDatabase database, int accounts) throws IOException {
    WaitingRun.put(
        database,
        new Runs.Order(
            new Caller("who", StandInKeycloak.REALM),
            "nuit.zip",
            new RunSettings(null, null, null, false, false, null),
            Set.of(),
            false,
            Optional.empty()),
        SampleAcademy.aaf(folder, accounts, 0));
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
  void whereTheRunIsLostNothingOfEitherIsWritten() {
    AtomicInteger opened = new AtomicInteger();
    AtomicReference<List<String>> before = new AtomicReference<>();

    Node.work(
        new EarlyConnections(
            database.url(),
            new EarlyConnections.Told() {
              @Override
              public void opened(int number) {
                opened.incrementAndGet();
                if (number == 1) {
                  database.change("update MARELLE_DIRECTORY_RUN set CLAIM = 'another'");
                  before.set(database.rows(DONE));
                }
              }
            }));

    assertThat(opened).hasValue(2);
    assertThat(database.rows(DONE)).isEqualTo(before.get());
    assertThat(database.rows("select STATE from MARELLE_DIRECTORY_RUN")).containsExactly("RUNNING");
  }

  @Test
  void whereNoneCanBeginEarlyOnlySomeTry() throws Exception {
    RunDatabase large = RunDatabase.empty(postgres);
    put(large, SampleAcademy.OF_TWICE_AS_MANY);
    AtomicInteger failed = new AtomicInteger();

    Node.work(
        new EarlyConnections(
            large.url(),
            new EarlyConnections.Told() {
              @Override
              public void opened(int number) {
                failed.incrementAndGet();
                fail();
              }
            }));

    // Three that failed, and behind each of them one more that had begun.
    assertThat(failed).hasValue(6);
    assertThat(large.rows("select STATE from MARELLE_DIRECTORY_RUN")).containsExactly("DONE");
    assertThat(large.rows("select count(*) from USER_ENTITY"))
        .isEqualTo(large.rows("select CREATED from MARELLE_DIRECTORY_RUN"));
  }
}
