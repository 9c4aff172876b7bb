package fr.marelle.directory.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.store.Sql;
import fr.marelle.directory.store.TrialDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.common.util.Time;

/**
 * Whole runs, from the file to the end, on a PostgreSQL: nodes that are killed ({@code kill -9}) at
 * twenty random moments, and files that never end or are none.
 */
class FaultsTest {
  private static final int MOMENTS = 20;
  private static final long SEED = 20_261_122;

  private static final int ACCOUNTS = 2_400;

  private static final RunSettings OF_AN_ACADEMY =
      new RunSettings(null, null, null, false, false, null);
  private static final RunSettings OF_A_SCHOOL =
      new RunSettings("0590123A", null, null, true, false, null);

  private static final Caller CALLER = new Caller("who", StandInKeycloak.REALM);

  private static final Map<Kind, Calm> CALM = new EnumMap<>(Kind.class);
  private static EmbeddedPostgres postgres;
  @TempDir private static Path folder;

  /** How many of the nodes were at work when they were killed. */
  private static int struck;

  /** What a run is about. */
  private enum Kind {
    /** An academy's first. */
    FIRST,
    /** The same of a larger one: its steps overlap. */
    LARGE,
    /** The same academy some nights later: people come, change and go. */
    NIGHT,
    /** A trial of that. */
    TRIAL,
    /** Tables with faults, homonyms, repeated ids and unknown children; too many go, so it asks. */
    TABLES
  }

  /**
   * A run that nothing disturbs.
   *
   * @param before the database when it waits to be begun
   * @param after the database after it
   * @param end all that is written by then
   * @param calls how much it asks of the database
   */
  private record Calm(
      RunDatabase before, RunDatabase after, Map<String, List<String>> end, long calls) {}

  /**
   * A moment at which a node is killed.
   *
   * @param share of what the run asks of the database that was asked by then
   * @param nanos after that
   */
  private record Moment(int number, Kind kind, double share, long nanos) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s, after %.1f %% and %d µs (moment %d of seed %d)",
          kind,
          share * 100,
          nanos / 1_000,
          number,
          SEED);
    }
  }

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    TrialDatabase.prepare(postgres);
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @AfterEach
  void putTheClockBack() {
    Time.setOffset(0);
  }

  static Stream<Moment> moments() {
    Random random = new Random(SEED);
    return IntStream.range(0, MOMENTS)
        .mapToObj(
            i ->
                new Moment(
                    i,
                    Kind.values()[i % Kind.values().length],
                    random.nextDouble(),
                    random.nextLong(3_000_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("moments")
  void whereverANodeIsKilledAnotherComesToTheSameEnd(Moment moment) throws Exception {
    Calm calm = calm(moment.kind());
    RunDatabase database = calm.before().copy();

    kill(database, 1 + (long) (moment.share() * calm.calls()), moment.nanos());
    database.awaitThatNobodyIsConnected();
    if (states(database).contains("RUNNING")) {
      struck++;
    }
    boolean over = lastState(database).equals("DONE");
    goOn(database);
    if (over) {
      sweepADayLater(database);
    }

    Map<String, List<String>> end = database.everything();
    (over ? swept(calm) : calm.end())
        .forEach(
            (what, rows) -> assertThat(end.get(what)).as("%s: %s", moment, what).isEqualTo(rows));
    if (moment.number() == MOMENTS - 1) {
      // The others were killed while they started, or had just ended: moments like any.
      assertThat(struck).isGreaterThan(MOMENTS / 2);
    }
    database.awaitThatNobodyIsConnected();
    database.drop();
  }

  @Test
  void aRunThatIsPausedBeforeItsFirstBatchBeginsOnce() throws Exception {
    RunDatabase database = RunDatabase.empty(postgres);
    Runs runs = runs(database);
    Run run = put(database, "eleves.csv", tables(0), OF_A_SCHOOL, false);
    Node.work(
        new CountedConnections(
            database.url(),
            call -> {
              // Its first step is done.
              if (database.rows("select STEPS from MARELLE_DIRECTORY_RUN").contains("1")) {
                runs.pause(run.id(), CALLER);
              }
            }));
    assertThat(states(database)).containsExactly("PAUSED");

    runs.resume(run.id(), CALLER);
    Node.work(connections(database));

    assertThat(states(database)).containsExactly("DONE");
    assertThat(database.rows("select DETAILS_JSON from ADMIN_EVENT_ENTITY"))
        .filteredOn(details -> details.contains("begun"))
        .hasSize(1);
  }

  @Test
  void ofTwoFilesOfASchoolOneFollowsTheOtherHoweverManyNodesThereAre() throws Exception {
    RunDatabase database = RunDatabase.empty(postgres);
    put(database, "ecole.zip", tables(0), OF_A_SCHOOL, false);
    put(database, "ecole.zip", tables(0), OF_A_SCHOOL, false);
    ExecutorService nodes = Executors.newFixedThreadPool(3);
    CyclicBarrier together = new CyclicBarrier(3);
    List<Future<?>> working =
        Stream.generate(
                () ->
                    nodes.submit(
                        () -> {
                          together.await();
                          Node.work(connections(database));
                          return null;
                        }))
            .limit(3)
            .collect(Collectors.toUnmodifiableList());
    for (Future<?> one : working) {
      one.get();
    }
    nodes.shutdown();

    assertThat(states(database)).containsExactly("DONE", "DONE");
    List<String> created = database.rows("select CREATED from MARELLE_DIRECTORY_RUN order by 1");
    assertThat(created.get(0)).isEqualTo("0");
    assertThat(database.rows("select count(*) from USER_ENTITY")).containsExactly(created.get(1));
  }

  @Test
  void aRunWaitsForWhoeverIsAtWorkByHandWithoutHoldingUpAnybody() throws Exception {
    RunDatabase database = RunDatabase.empty(postgres);
    put(database, "ecole.zip", tables(0), OF_A_SCHOOL, false);
    RunClaims claims =
        new RunClaims(new StandInKeycloak(connections(database)).factory(), Node.LEASE);
    try (Connection hand = RunDatabase.connect(database.url())) {
      assertThat(Turn.take(new Sql(hand), StandInKeycloak.REALM, Set.of("0590123A"))).isTrue();

      assertThat(claims.next()).isEmpty();

      assertThat(states(database)).containsExactly("WAITING");
    }
    assertThat(claims.next()).isPresent();
  }

  @Test
  void aRunForOneSchoolTouchesNobodyOfAnotherWhateverIsInItsFile() throws Exception {
    RunDatabase database = calm(Kind.FIRST).after().copy();
    String school =
        database.rows("select NAME from KEYCLOAK_GROUP where PARENT_GROUP = ' ' order by 1").get(0);
    Map<String, List<String>> before = database.everything();
    Runs runs = runs(database);
    Run run =
        runs.begin(
            new Runs.Order(
                CALLER, "nuit.zip", OF_AN_ACADEMY, Set.of(school), false, Optional.empty()));
    runs.append(run, 0, new ByteArrayInputStream(academy(3)));
    runs.launch(run.id());

    Node.work(connections(database));

    assertThat(states(database)).last().isIn("DONE", "ASKING");
    Map<String, List<String>> after = database.everything();
    assertThat(after.get("memberships")).isNotEqualTo(before.get("memberships"));
    for (String what : List.of("memberships", "records", "groups")) {
      List<String> others = before.get(what).stream().filter(row -> !row.contains(school)).toList();
      assertThat(others).isNotEmpty();
      assertThat(after.get(what)).as(what).containsAll(others);
    }
  }

  @Test
  void anUploadThatNeverEndsIsKeptUpToTheLimitOfTwoGigabytesAndCostsOnePieceOfMemory()
      throws Exception {
    RunDatabase database = RunDatabase.empty(postgres);
    Runs runs = runs(database);
    Run run = runs.begin(order("large.zip", OF_AN_ACADEMY, false));
    long room = 2 * FileTable.PIECE + 500_000L;
    long sent = Runs.maxSize() - room;
    database.change("update MARELLE_DIRECTORY_RUN set FILE_SIZE = " + sent);
    Endless endless = new Endless();

    assertThat(runs.append(run, sent, endless)).isEqualTo(Upload.Result.TOO_LARGE);

    assertThat(endless.read).isLessThanOrEqualTo(room + FileTable.PIECE);
    assertThat(database.rows("select sum(length(BYTES)) from MARELLE_DIRECTORY_FILE"))
        .containsExactly(Integer.toString(2 * FileTable.PIECE));
    assertThat(runs.find(run.id()).orElseThrow().fileSize()).isEqualTo(sent + 2 * FileTable.PIECE);
    assertThat(runs.cancel(run.id(), CALLER)).isTrue();
    assertThat(database.rows("select NUMBER from MARELLE_DIRECTORY_FILE")).isEmpty();
  }

  @Test
  void whatCanNotBeOpenedFailsSaysWhyAndIsCleared() throws Exception {
    RunDatabase database = RunDatabase.empty(postgres);
    put(database, "nuit.zip", zip("../../etc/passwd.xml"), OF_AN_ACADEMY, false);
    put(
        database,
        "nuit.tar.gz",
        "no archive".getBytes(StandardCharsets.UTF_8),
        OF_AN_ACADEMY,
        true);

    Node.work(connections(database));

    assertThat(states(database)).containsExactly("FAILED", "FAILED");
    assertThat(database.rows("select MESSAGE from MARELLE_DIRECTORY_REPORT order by MESSAGE"))
        .containsExactly("marelleDirectoryNestedArchive", "marelleDirectoryOutsidePath");
    assertThat(database.rows("select NUMBER from MARELLE_DIRECTORY_FILE")).isEmpty();
    assertThat(database.rows("select ID from USER_ENTITY")).isEmpty();
  }

  /** What it was like undisturbed; found out once. */
  private static Calm calm(Kind kind) throws Exception {
    Calm known = CALM.get(kind);
    if (known != null) {
      return known;
    }
    RunDatabase before = RunDatabase.empty(postgres);
    switch (kind) {
      case FIRST -> put(before, "nuit.zip", academy(0), OF_AN_ACADEMY, false);
      case LARGE ->
          put(
              before,
              "nuit.zip",
              SampleAcademy.aaf(folder, SampleAcademy.OF_MANY_BATCHES, 0),
              OF_AN_ACADEMY,
              false);
      case NIGHT, TRIAL -> {
        before = calm(Kind.FIRST).after().copy();
        put(before, "nuit.zip", academy(3), OF_AN_ACADEMY, kind == Kind.TRIAL);
      }
      case TABLES -> {
        put(before, "ecole.zip", tables(0), OF_A_SCHOOL, false);
        Node.work(connections(before));
        put(before, "ecole.zip", tables(1), OF_A_SCHOOL, false);
      }
    }
    RunDatabase after = before.copy();
    CountedConnections connections = new CountedConnections(after.url(), call -> {});
    Node.work(connections);
    assertThat(states(after)).endsWith(kind == Kind.TABLES ? "ASKING" : "DONE");
    Calm calm = new Calm(before, after, after.everything(), connections.calls());
    CALM.put(kind, calm);
    return calm;
  }

  /** Of the runs, the newest last. */
  private static List<String> states(RunDatabase database) {
    return database.rows("select STATE from MARELLE_DIRECTORY_RUN order by PUT_AT, ID");
  }

  private static String lastState(RunDatabase database) {
    List<String> states = states(database);
    return states.get(states.size() - 1);
  }

  private static void kill(RunDatabase database, long call, long nanos) throws Exception {
    Process node =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder,
                "-classpath",
                System.getProperty("java.class.path"),
                Node.class.getName(),
                database.url(),
                Long.toString(call))
            .redirectError(Redirect.DISCARD)
            .start();
    try (BufferedReader said = node.inputReader()) {
      said.readLine();
      LockSupport.parkNanos(nanos);
    } finally {
      node.destroyForcibly().waitFor();
    }
  }

  /** Another node comes by when the lease of the one before is over. */
  private static void goOn(RunDatabase database) {
    Time.setOffset((int) Node.LEASE.multipliedBy(2).toSeconds());
    Node.work(connections(database));
  }

  /** What a node leaves that dies once the run has ended goes with the next sweep. */
  private static void sweepADayLater(RunDatabase database) throws SQLException {
    try (Connection connection = RunDatabase.connect(database.url())) {
      RunSweep.run(new Sql(connection), Time.currentTimeMillis() + Duration.ofDays(2).toMillis());
      connection.commit();
    }
  }

  private static Map<String, List<String>> swept(Calm calm) throws SQLException {
    RunDatabase database = calm.after().copy();
    sweepADayLater(database);
    Map<String, List<String>> end = database.everything();
    database.drop();
    return end;
  }

  private static Supplier<Connection> connections(RunDatabase database) {
    return () -> RunDatabase.connect(database.url());
  }

  private static Runs runs(RunDatabase database) {
    return new Runs(
        new StandInKeycloak(connections(database)).factory(), StandInKeycloak.REALM, () -> {});
  }

  private static Runs.Order order(String file, RunSettings settings, boolean dry) {
    return new Runs.Order(CALLER, file, settings, Set.of(), dry, Optional.empty());
  }

  private static Run put(
      RunDatabase database, String name, byte[] file, RunSettings settings, boolean dry)
      throws IOException {
    return WaitingRun.put(database, order(name, settings, dry), file);
  }

  private static byte[] academy(int nights) throws IOException {
    return SampleAcademy.aaf(folder, ACCOUNTS, nights);
  }

  /** A school's pupils and relatives, this year or the next, when a quarter of them has left. */
  private static byte[] tables(int year) throws IOException {
    StringBuilder pupils = new StringBuilder("id;Nom;Prénom;Date de naissance;Classe\n");
    StringBuilder relatives = new StringBuilder("id;Nom;Prénom;Courriel;idEnfant\n");
    for (int i = 1; i <= 1_200; i++) {
      boolean left = year > 0 && i % 4 == 0;
      if (!left) {
        // Every seventh has another's name, every hundredth none, every fiftieth another's id.
        pupils.append(
            "e%d;%s;%s;0%d/06/2015;CE2 %c%n"
                .formatted(
                    i % 50 == 3 ? i - 1 : i,
                    i % 7 == 0 ? "Moulin" : "Moulin" + word(i),
                    i % 100 == 1 ? "" : "Lina",
                    1 + i % 9,
                    'A' + (i + year) % 9));
        // Every tenth has a child whom nobody knows.
        relatives.append(
            "r%d;Moulin%s;Paul;paul%d@example.org;e%d%n"
                .formatted(i, word(i), i + year * (i % 3), i % 10 == 5 ? 100_000 + i : i));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> table :
          Map.of("eleves.csv", pupils.toString(), "parents.csv", relatives.toString()).entrySet()) {
        zip.putNextEntry(new ZipEntry(table.getKey()));
        zip.write(table.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  /** A number in letters: a name has no digits. */
  private static String word(int number) {
    StringBuilder word = new StringBuilder();
    Integer.toString(number).chars().forEach(digit -> word.append((char) ('a' + digit - '0')));
    return word.toString();
  }

  /** An archive of one file. */
  private static byte[] zip(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write("<ficAlimMENESR/>".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** Bytes without an end. */
  private static final class Endless extends InputStream {
    private long read;

    @Override
    public int read() {
      read++;
      return 'x';
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      read += length;
      return length;
    }
  }
}
