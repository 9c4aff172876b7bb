package fr.marelle.directory.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.marelle.directory.store.Sql;
import fr.marelle.directory.store.TrialDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelException;

/** Steps that begin on a connection of their own before the step before them has ended. */
@Timeout(60)
class WriteAheadTest {
  private static final String ROWS = "select ID from USER_ENTITY order by ID";

  private static EmbeddedPostgres postgres;

  private final AtomicInteger rests = new AtomicInteger();
  private final CountDownLatch started = new CountDownLatch(1);
  private RunDatabase database;
  private KeycloakSessionFactory factory;
  private RunTransactions transactions;
  private HeldRun held;
  private WriteAhead writes;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    TrialDatabase.prepare(postgres);
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void claim() throws Exception {
    database = RunDatabase.empty(postgres);
    factory = new StandInKeycloak(() -> RunDatabase.connect(database.url())).factory();
    transactions = new RealmTransactions(factory, StandInKeycloak.REALM);
    WaitingRun.put(
        database,
        new Runs.Order(
            new Caller("who", StandInKeycloak.REALM),
            "nuit.zip",
            new RunSettings(null, null, null, false, false, null),
            Set.of(),
            false,
            Optional.empty()),
        new byte[] {1});
    Run claimed = new RunClaims(factory, Node.LEASE).next().orElseThrow();
    held = new HeldRun(transactions, claimed, Node.LEASE);
    writes = new WriteAhead(held);
  }

  @AfterEach
  void letGo() {
    writes.close();
    database.awaitThatNobodyIsConnected();
    database.drop();
  }

  private static void add(Sql sql, String id) throws SQLException {
    sql.execute("insert into USER_ENTITY (ID, REALM_ID, USERNAME) values (?, 'realm', ?)", id, id);
  }

  private HeldRun.Start adding(String id) {
    return (session, sql) -> {
      add(sql, id);
      started.countDown();
    };
  }

  private HeldRun.Step rest() {
    return (session, sql, run) -> {
      rests.incrementAndGet();
      return run.at(run.position() + 10, 5, Tally.NOTHING);
    };
  }

  private long position() {
    return Long.parseLong(database.rows("select POSITION from MARELLE_DIRECTORY_RUN").get(0));
  }

  @Test
  void aStepBeginsWhileTheOneBeforeIsUnderWayAndEndsAfterIt() throws Exception {
    WriteAhead.Begun second = writes.begin(adding("second"), rest());
    started.await();
    held.step(
        (session, sql, run) -> {
          add(sql, "first");
          return rest().in(session, sql, run);
        },
        () -> {});

    assertThat(database.rows(ROWS)).containsExactly("first");
    assertThat(position()).isEqualTo(10);
    second.letEnd();
    assertThat(second.awaitTaken()).isTrue();

    assertThat(database.rows(ROWS)).containsExactly("first", "second");
    assertThat(position()).isEqualTo(20);
    assertThat(held.run().position()).isEqualTo(20);
  }

  @Test
  void ofAStepThatIsGivenUpNothingIsWritten() throws Exception {
    WriteAhead.Begun begun = writes.begin(adding("one"), rest());
    started.await();

    begun.giveUp();

    assertThat(database.rows(ROWS)).isEmpty();
    assertThat(rests).hasValue(0);
    assertThat(held.run().position()).isZero();
  }

  @Test
  void aStepThatFailsEarlyCanBeTakenInItsTurn() throws Exception {
    WriteAhead.Begun begun =
        writes.begin(
            (session, sql) -> {
              add(sql, "one");
              add(sql, "one");
            },
            rest());
    begun.letEnd();

    assertThat(begun.awaitTaken()).isFalse();
    assertThat(database.rows(ROWS)).isEmpty();
    held.step(rest(), () -> {});

    assertThat(position()).isEqualTo(10);
  }

  @Test
  void aStepWhoseCommitIsNotAnsweredIsNotTakenAgain() throws Exception {
    AtomicInteger lost = new AtomicInteger(1);
    RunTransactions silent =
        new RunTransactions() {
          @Override
          public <T> T alone(InTransaction.Work<T> work) {
            T done = transactions.alone(work);
            if (lost.getAndDecrement() == 1) {
              throw new ModelException("The connection broke after that.");
            }
            return done;
          }
        };
    HeldRun unanswered = new HeldRun(silent, held.run(), Node.LEASE);
    try (WriteAhead early = new WriteAhead(unanswered)) {
      WriteAhead.Begun begun = early.begin(adding("one"), rest());
      begun.letEnd();
      assertThat(begun.awaitTaken()).isFalse();
    }

    unanswered.step(rest(), () -> {});

    assertThat(rests).hasValue(1);
    assertThat(position()).isEqualTo(10);
    assertThat(unanswered.run().position()).isEqualTo(10);
    assertThat(database.rows(ROWS)).containsExactly("one");
  }

  @Test
  void whoLostTheRunMeanwhileWritesNothing() throws Exception {
    WriteAhead.Begun begun = writes.begin(adding("one"), rest());
    started.await();
    database.change("update MARELLE_DIRECTORY_RUN set CLAIM = 'another'");

    begun.letEnd();

    assertThatThrownBy(begun::awaitTaken).isInstanceOf(LostRunException.class);
    assertThat(rests).hasValue(0);
    assertThat(database.rows(ROWS)).isEmpty();
  }

  @Test
  void aStepThatIsDoneAlreadyIsNotWrittenOnceMore() throws Exception {
    WriteAhead.Begun begun = writes.begin(adding("one"), rest());
    started.await();
    database.change("update MARELLE_DIRECTORY_RUN set STEPS = STEPS + 1");

    begun.letEnd();

    assertThat(begun.awaitTaken()).isFalse();
    assertThat(rests).hasValue(0);
    assertThat(database.rows(ROWS)).isEmpty();
  }

  @Test
  void ofAStepWhoseRestFailsNothingIsWritten() throws Exception {
    WriteAhead.Begun begun =
        writes.begin(
            adding("one"),
            (session, sql, run) -> {
              add(sql, "one");
              return run;
            });
    begun.letEnd();

    assertThat(begun.awaitTaken()).isFalse();
    assertThat(database.rows(ROWS)).isEmpty();
    assertThat(held.run().position()).isZero();
  }

  @Test
  void whereStepsKeepFailingEarlyNoneBeginsAnyMore() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(writes.isWorthwhile()).isTrue();
      WriteAhead.Begun begun =
          writes.begin(
              (session, sql) -> {
                throw new SQLException("There is no room.");
              },
              rest());
      begun.letEnd();
      assertThat(begun.awaitTaken()).isFalse();
    }

    assertThat(writes.isWorthwhile()).isFalse();
  }

  @Test
  void closingLetsAStepEndThatHasItsTurn() throws Exception {
    CountDownLatch ending = new CountDownLatch(1);
    WriteAhead.Begun begun =
        writes.begin(
            adding("one"),
            (session, sql, run) -> {
              ending.countDown();
              sql.select("select pg_sleep(0.2)", row -> "");
              return rest().in(session, sql, run);
            });
    begun.letEnd();
    ending.await();

    writes.close();

    assertThat(position()).isEqualTo(10);
    assertThat(database.rows(ROWS)).containsExactly("one");
  }

  @Test
  void aStepThatWaitsTooLongForItsTurnLetsGo() throws Exception {
    try (WriteAhead impatient = new WriteAhead(held, Duration.ofMillis(20))) {
      WriteAhead.Begun begun = impatient.begin(adding("one"), rest());

      assertThat(begun.awaitTaken()).isFalse();

      begun.letEnd();
      assertThat(rests).hasValue(0);
      assertThat(database.rows(ROWS)).isEmpty();
    }
  }

  @Test
  void closingUndoesWhatWaitsForItsTurn() throws Exception {
    writes.begin(adding("one"), rest());
    started.await();

    writes.close();

    database.awaitThatNobodyIsConnected();
    assertThat(database.rows(ROWS)).isEmpty();
    assertThat(rests).hasValue(0);
  }
}
