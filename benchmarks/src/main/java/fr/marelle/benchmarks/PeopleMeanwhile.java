package fr.marelle.benchmarks;

import fr.marelle.server.KeycloakServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.keycloak.admin.client.resource.RealmResource;

/** Somebody who signs in again and again, and a teacher who looks at one class after the other. */
final class PeopleMeanwhile {
  private static final long BETWEEN_NANOS = 500_000_000;

  private static final String CLASSES =
      """
      select g.id from keycloak_group g join keycloak_group s on s.id = g.parent_group
        join user_group_membership m on m.group_id = g.id
      group by g.id having count(*) between 25 and 35 order by g.id limit 20""";

  private final PasswordGrant person;
  private final ConsoleCaller teacher;
  private final List<String> classes;

  private PeopleMeanwhile(PasswordGrant person, ConsoleCaller teacher, List<String> classes) {
    this.person = person;
    this.teacher = teacher;
    this.classes = classes;
  }

  /**
   * What they waited, in milliseconds.
   *
   * @param logins for a token
   * @param looks for a page of a class with its relatives
   */
  record Waits(Sample logins, Sample looks) {}

  /** People of a realm into which a directory was imported. */
  static PeopleMeanwhile of(KeycloakServer server, Connection database) throws SQLException {
    RealmResource realm = server.adminClient().realm("ent");
    Workbench.add(realm, Workbench.consoleClient());
    List<String> classes = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery(CLASSES)) {
      while (found.next()) {
        classes.add(found.getString(1));
      }
    }
    URI realms = server.baseUrl().resolve("realms/ent/");
    return new PeopleMeanwhile(
        PasswordGrant.of(server),
        ConsoleCaller.teaching(
            realm,
            realms.resolve("marelle-classroom/v1/"),
            realms.resolve("protocol/openid-connect/token"),
            classes,
            database),
        classes);
  }

  /** What they wait while this is done. */
  Waits during(Runnable work) {
    List<Double> logins = new ArrayList<>();
    List<Double> looks = new ArrayList<>();
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> one = again(over, logins, person::signIn);
    CompletableFuture<Void> other = again(over, looks, () -> look(looks.size()));
    try {
      work.run();
    } finally {
      over.set(true);
      one.join();
      other.join();
    }
    return new Waits(Sample.of(logins), Sample.of(looks));
  }

  private double look(int turn) {
    return teacher
        .get("classes/" + classes.get(turn % classes.size()) + "/accounts?max=500")
        .millis();
  }

  private static CompletableFuture<Void> again(
      AtomicBoolean over, List<Double> millis, Supplier<Double> act) {
    return CompletableFuture.runAsync(
        () -> {
          while (!over.get()) {
            millis.add(act.get());
            LockSupport.parkNanos(BETWEEN_NANOS);
          }
        });
  }
}
