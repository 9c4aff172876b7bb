package fr.marelle.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A whole académie in the shipped realm: schools of twenty classes, in each class thirty pupils,
 * fifty-five of their parents and two teachers. Written straight into the database, because what is
 * measured is not how they came there.
 */
final class Academie {
  /** Pupils, parents and teachers of one class. */
  static final int CLASS = 87;

  private static final int CLASSES_OF_SCHOOL = 20;

  private static final List<String> ACCOUNTS =
      List.of(
          """
          insert into keycloak_group (id, name, parent_group, realm_id, type)
          select md5('school' || s)::uuid::text, lpad(s::text, 7, '0') || 'A', ' ', :realm, 0
          from generate_series(1, :schools) s""",
          """
          insert into keycloak_group (id, name, parent_group, realm_id, type)
          select md5('class' || c)::uuid::text, 'Classe ' || c,
            md5('school' || (c - 1) / :perSchool + 1)::uuid::text, :realm, 0
          from generate_series(1, :classes) c""",
          """
          create temporary table person as
          select u, md5('user' || u)::uuid::text as id, (u - 1) / :class + 1 as class,
            case when (u - 1) % :class < 30 then 'pupil'
              when (u - 1) % :class < 85 then 'relative' else 'teacher' end as profile,
            u - (u - 1) % :class + ((u - 1) % :class - 30) % 30 as child
          from generate_series(1, :accounts) u""",
          """
          insert into user_entity (id, username, first_name, last_name, email, email_constraint,
            email_verified, enabled, realm_id, created_timestamp, not_before)
          select id, 'personne' || u, 'Prénom' || u % 1000, 'Nom' || u % 5000,
            'personne' || u || '@famille.example', id, false, true, :realm, 1756700000000, 0
          from person""",
          """
          insert into user_attribute (id, name, value, user_id)
          select gen_random_uuid()::text, 'profile', profile, id from person
          union all
          select gen_random_uuid()::text, 'externalId', 'E-' || u, id from person
          union all
          select gen_random_uuid()::text, 'birthDate', '2015-06-02', id from person
            where profile = 'pupil'
          union all
          select gen_random_uuid()::text, 'children', 'E-' || child, id from person
            where profile = 'relative'""",
          """
          insert into user_group_membership (group_id, user_id, membership_type)
          select case profile when 'relative'
              then md5('school' || (class - 1) / :perSchool + 1) else md5('class' || class)
            end::uuid::text, id, 'UNMANAGED'
          from person""",
          // Every other account is active, with a password that nobody types here.
          """
          insert into credential (id, type, user_id, created_date, secret_data, credential_data,
            priority)
          select gen_random_uuid()::text, 'password', id, 1756700000000,
            '{"value":"AAAA","salt":"AAAA"}', '{"hashIterations":5,"algorithm":"argon2"}', 10
          from person where u % 2 = 0
          union all
          select gen_random_uuid()::text, 'activation-code', id, 1756700000000,
            '{"key":"mesures","sealed":"AAAA"}', '{"expiresAt":1988236800000}', 10
          from person where u % 2 = 1""",
          """
          insert into event_entity (id, realm_id, user_id, type, event_time, client_id)
          select gen_random_uuid()::text, :realm, id, 'LOGIN', 1756700000000 + g * 86400000, 'ours'
          from person, generate_series(1, 3) g where u % 2 = 0""",
          """
          insert into keycloak_group (id, name, parent_group, realm_id, type)
          values (':small', 'Petite', md5('school1')::uuid::text, :realm, 0),
            (':large', 'Grande', md5('school1')::uuid::text, :realm, 0)""",
          """
          insert into user_group_membership (group_id, user_id, membership_type)
          (select ':small', id, 'UNMANAGED' from person where profile = 'pupil' order by u limit 10)
          union all
          (select ':large', id, 'UNMANAGED' from person where profile = 'pupil' order by u limit 300)
          """,
          "drop table person",
          // As a database that has been at work for a while: what the server does by itself in the
          // background after so many new rows would else go on during the measurement.
          "vacuum (analyze)",
          "checkpoint");

  private static final int TAUGHT = 20;

  /** How long the database may take to come to rest. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final String realmId;
  private final int classes;

  /** Of so many accounts, rounded up to whole classes. */
  Academie(String realmId, int accounts) {
    this.realmId = realmId;
    this.classes = (accounts + CLASS - 1) / CLASS;
  }

  int accounts() {
    return classes * CLASS;
  }

  /** Ids of twenty classes from one end to the other. */
  List<String> taught() {
    return IntStream.range(0, TAUGHT)
        .mapToObj(i -> id("class" + (1 + (long) i * classes / TAUGHT)))
        .distinct()
        .toList();
  }

  /** Id of a class of ten pupils. */
  String smallClass() {
    return id("small");
  }

  /** Id of a class of three hundred pupils. */
  String largeClass() {
    return id("large");
  }

  /** As the database makes them: {@code md5(name)::uuid::text}. */
  private static String id(String name) {
    try {
      byte[] md5 = MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8));
      ByteBuffer halves = ByteBuffer.wrap(md5);
      return new UUID(halves.getLong(), halves.getLong()).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes it. */
  void in(Connection database) throws SQLException {
    database.setAutoCommit(true);
    try (Statement statement = database.createStatement()) {
      for (String sql : ACCOUNTS) {
        statement.execute(filledIn(sql));
      }
      awaitRest(statement);
    }
  }

  /**
   * Waits until the database has nothing else to do: what the server began to count among half of
   * the accounts, and what the database tidies up, would else be measured with the pages.
   */
  private static void awaitRest(Statement statement) throws SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (isBusy(statement)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The database is not at rest after " + PATIENCE);
      }
      statement.execute("select pg_sleep(1)");
    }
  }

  private static boolean isBusy(Statement statement) throws SQLException {
    try (ResultSet active =
        statement.executeQuery(
            """
            select 1 from pg_stat_activity where pid <> pg_backend_pid()
              and (backend_type = 'autovacuum worker'
                or (backend_type = 'client backend' and state <> 'idle'))
            """)) {
      return active.next();
    }
  }

  private String filledIn(String sql) {
    return sql.replace(":small", smallClass())
        .replace(":large", largeClass())
        .replace(":realm", "'" + realmId + "'")
        .replace(":schools", Integer.toString((classes - 1) / CLASSES_OF_SCHOOL + 1))
        .replace(":perSchool", Integer.toString(CLASSES_OF_SCHOOL))
        .replace(":classes", Integer.toString(classes))
        .replace(":accounts", Integer.toString(accounts()))
        .replace(":class", Integer.toString(CLASS));
  }
}
