package fr.marelle.benchmarks;

import static fr.marelle.benchmarks.Figures.number;

import fr.marelle.schools.Main;
import fr.marelle.server.Checkout;
import fr.marelle.server.KeycloakServer;
import fr.marelle.server.Servers;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;

/**
 * A night's directory of a region: the first one, the same again, and one per cent of changes, on a
 * server whose heap has 512 MB; beside Keycloak's partial import, and the same rows by COPY.
 */
final class DirectoryImport implements Benchmark {
  private static final String NAME = "directory";

  /** Keycloak's partial import slows down with each thousand: more would take the day. */
  private static final int PARTIAL = 1_000;

  private static final List<String> TABLES =
      List.of(
          "user_entity",
          "user_attribute",
          "user_group_membership",
          "user_role_mapping",
          "credential");

  private final Database database;
  private final Effort effort;
  private final Path folder;

  DirectoryImport(Database database, Effort effort, Path folder) {
    this.database = database;
    this.effort = effort;
    this.folder = folder;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void measure(Figures figures) {
    figures.heading("L'importation de l'annuaire");
    Path complete = made("aaf", "complete.zip", 1);
    Path night = made("aaf-delta", "nuit.zip", 1);
    Path large = made("aaf-delta", "rentree.zip", 10);
    try (KeycloakServer server =
            Servers.process(
                database
                    .give(NAME, Workbench.withExtension())
                    .withRealm(Checkout.find().realm())
                    .option(HourlyCount.LOG, "debug")
                    .heap("512m"));
        Connection connection = database.connect(NAME)) {
      DirectoryCaller caller = new DirectoryCaller(server);
      List<List<String>> rows = new ArrayList<>();
      DirectoryCaller.Ended first = apply("premier import, complet", caller, complete, rows);
      apply("le même fichier", caller, complete, rows);
      apply("1 % de changements", caller, night, rows);
      figures.table(head("import"), rows);
      tenths(first, figures);
      people(PeopleMeanwhile.of(server, connection), caller, large, figures);
      figures.table(head("à côté"), List.of(partialImport(server), copy()));
      HourlyCount count = HourlyCount.of(server);
      figures.table(
          List.of(
              "avancement compté, chaque heure", "écoles", "secondes", "volé, démarrage compris"),
          List.of(
              List.of(
                  "toutes les classes du royaume",
                  Integer.toString(count.schools()),
                  number(count.seconds(), 1),
                  count.stolen())));
      figures.paragraph(
          "AAF complet en .zip, élèves, responsables, enseignants et personnels avec leurs classes, leurs liens et un"
              + " code d'activation chacun ; tas de Java limité à 512 Mo ; durée mesurée de la fin de l'envoi à l'état"
              + " final, compte rendu compris. « Volé » : la part du temps des processeurs que l'hyperviseur a donnée à"
              + " d'autres machines pendant ce temps.");
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("The directory could not be measured", e);
    }
  }

  private void people(PeopleMeanwhile people, DirectoryCaller caller, Path large, Figures figures) {
    people.during(this::letTimePass);
    PeopleMeanwhile.Waits alone = people.during(this::letTimePass);
    PeopleMeanwhile.Waits meanwhile = people.during(() -> caller.apply(large));
    PeopleMeanwhile.Waits afterwards = people.during(this::letTimePass);
    figures.table(
        List.of("une personne qui attend", "médiane", "p95"),
        List.of(
            waited("connexion par mot de passe", alone.logins()),
            waited("la même pendant un import (10 % de changements)", meanwhile.logins()),
            waited("page d'une classe et de ses responsables", alone.looks()),
            waited("la même pendant l'import", meanwhile.looks()),
            waited("la même après l'import", afterwards.looks())));
  }

  /** So long that the server knows its way. */
  private void letTimePass() {
    LockSupport.parkNanos(effort.looks().toNanos());
  }

  private static List<String> waited(String name, Sample sample) {
    return List.of(
        name, number(sample.median(), 1) + " ms", number(sample.percentile(95), 1) + " ms");
  }

  private Path made(String format, String file, int percent) {
    try {
      Path path = Files.createDirectories(folder).resolve(file);
      Files.deleteIfExists(path);
      Main.main(
          "--to",
          path.toString(),
          "--format",
          format,
          "--form",
          "zip",
          "--percent",
          Integer.toString(percent),
          "--accounts",
          Integer.toString(effort.realmAccounts()));
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DirectoryCaller.Ended apply(
      String name, DirectoryCaller caller, Path file, List<List<String>> rows) {
    DirectoryCaller.Ended ended = caller.apply(file);
    rows.add(row(name, ended.people(), ended.seconds(), ended.stolen()));
    return ended;
  }

  private static List<String> head(String what) {
    return List.of(what, "comptes", "secondes", "comptes/s", "volé");
  }

  private static List<String> row(String name, long people, double seconds, String stolen) {
    return List.of(
        name, Long.toString(people), number(seconds, 1), number(people / seconds, 0), stolen);
  }

  private static void tenths(DirectoryCaller.Ended first, Figures figures) {
    List<String> head = new ArrayList<>(List.of("dixième"));
    List<String> row = new ArrayList<>(List.of("comptes/s"));
    List<Double> tenths = first.tenths();
    for (int i = 0; i < tenths.size(); i++) {
      head.add(Integer.toString(i + 1));
      row.add(number(tenths.get(i), 0));
    }
    figures.table(head, List.of(row));
  }

  private static List<String> partialImport(KeycloakServer server) {
    ProcessorTime before = ProcessorTime.now();
    long begun = System.nanoTime();
    new Accounts(server.adminClient().realm("ent")).toActivate("partiel", PARTIAL);
    return row(
        "import partiel de Keycloak, par 200",
        PARTIAL,
        (System.nanoTime() - begun) / 1e9,
        ProcessorTime.now().stolenSince(before));
  }

  /** The very rows that the import wrote, into empty tables with the same indexes and keys. */
  private List<String> copy() throws SQLException, IOException {
    try (Connection from = database.connect(NAME);
        Connection to = database.connect(NAME);
        Statement statement = to.createStatement()) {
      statement.execute("create schema copied");
      for (String table : TABLES) {
        statement.execute(
            "create table copied.%1$s (like public.%1$s including all)".formatted(table));
        if (!table.equals("user_entity")) {
          statement.execute(
              "alter table copied.%s add foreign key (user_id) references copied.user_entity (id)"
                  .formatted(table));
        }
      }
      ProcessorTime before = ProcessorTime.now();
      long begun = System.nanoTime();
      long people = 0;
      for (String table : TABLES) {
        long rows = copy(from, to, table);
        people = table.equals("user_entity") ? rows : people;
      }
      return row(
          "COPY des mêmes lignes, tables de Keycloak seules",
          people,
          (System.nanoTime() - begun) / 1e9,
          ProcessorTime.now().stolenSince(before));
    }
  }

  private static long copy(Connection from, Connection to, String table)
      throws SQLException, IOException {
    try (PipedInputStream in = new PipedInputStream(1 << 20);
        PipedOutputStream out = new PipedOutputStream(in)) {
      CompletableFuture<Void> reading =
          CompletableFuture.runAsync(
              () -> {
                try (out) {
                  from.unwrap(PGConnection.class)
                      .getCopyAPI()
                      .copyOut("copy public.%s to stdout".formatted(table), out);
                } catch (SQLException | IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      long rows =
          to.unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy copied.%s from stdin".formatted(table), in);
      reading.join();
      return rows;
    }
  }
}
