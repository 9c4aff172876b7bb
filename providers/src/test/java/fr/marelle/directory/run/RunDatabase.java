package fr.marelle.directory.run;

import fr.marelle.directory.store.TrialDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A database of a PostgreSQL, in which runs are worked on by whoever connects. */
record RunDatabase(EmbeddedPostgres postgres, String name) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(10);

  /** Who an account is, instead of its id. */
  private static final String OF_ACCOUNT = " join USER_ENTITY u on u.ID = t.USER_ID";

  private static final String PATH =
      "coalesce((select p.NAME || '/' from KEYCLOAK_GROUP p where p.ID = g.PARENT_GROUP), '') || g.NAME";

  /**
   * Everything that a run writes, in rows that hold no id that is made up anew each time and no
   * time of day.
   */
  private static final Map<String, String> EVERYTHING =
      Map.ofEntries(
          Map.entry(
              "accounts",
              """
              select row(t.USERNAME, t.FIRST_NAME, t.LAST_NAME, t.EMAIL, t.EMAIL_CONSTRAINT is null,
                t.EMAIL_VERIFIED, t.ENABLED, t.REALM_ID) from USER_ENTITY t"""),
          Map.entry(
              "attributes",
              """
              select row(u.USERNAME, t.NAME, case when t.VALUE ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T'
                then 'a moment' else t.VALUE end) from USER_ATTRIBUTE t"""
                  + OF_ACCOUNT),
          Map.entry(
              "memberships",
              "select row(u.USERNAME, %s, t.MEMBERSHIP_TYPE) from USER_GROUP_MEMBERSHIP t"
                      .formatted(PATH)
                  + OF_ACCOUNT
                  + " join KEYCLOAK_GROUP g on g.ID = t.GROUP_ID"),
          Map.entry(
              "roles", "select row(u.USERNAME, t.ROLE_ID) from USER_ROLE_MAPPING t" + OF_ACCOUNT),
          Map.entry(
              "required actions",
              "select row(u.USERNAME, t.REQUIRED_ACTION) from USER_REQUIRED_ACTION t" + OF_ACCOUNT),
          Map.entry(
              "codes",
              "select row(u.USERNAME, t.TYPE, t.PRIORITY, t.VERSION) from CREDENTIAL t"
                  + OF_ACCOUNT),
          Map.entry(
              "groups",
              """
              select row(%s, a.NAME, a.VALUE) from KEYCLOAK_GROUP g
              left join GROUP_ATTRIBUTE a on a.GROUP_ID = g.ID"""
                  .formatted(PATH)),
          Map.entry(
              "records",
              """
              select row(t.EXTERNAL_ID, t.LAYER, u.USERNAME, t.PROFILE, t.SCHOOL, t.PLACES, t.NAME_KEY,
                t.BIRTH_DATE, t.DIGEST, t.MAIL_PRINT, t.MOBILE_PRINT, t.ADOPTED,
                t.GONE_SINCE is null, t.BLOCKED_AT is null)
              from MARELLE_DIRECTORY_RECORD t left"""
                  + OF_ACCOUNT),
          Map.entry(
              "ties",
              "select row(PUPIL_ID, RELATIVE_ID, SAID_BY, LAYER) from MARELLE_DIRECTORY_TIE"),
          Map.entry("identifiers", "select row(BASE, LAYER, ISSUED) from MARELLE_IDENTIFIER"),
          Map.entry("seen", "select row(RUN_ID, EXTERNAL_ID) from MARELLE_DIRECTORY_SEEN"),
          Map.entry("files", "select row(RUN_ID, NUMBER) from MARELLE_DIRECTORY_FILE"),
          Map.entry(
              "reports",
              """
              select row(t.RUN_ID, t.NUMBER, t.KIND, u.USERNAME, t.FILE_NAME, t.LINE, t.MESSAGE,
                t.PARAMETERS)
              from MARELLE_DIRECTORY_REPORT t left join USER_ENTITY u on u.ID = t.ACCOUNT_ID"""),
          Map.entry(
              "runs",
              """
              select row(ID, STATE, FAILURE, DRY, CONFIRMED, REACHED, POSITION, PROGRESS, REPORTED,
                CREATED, CHANGED, UNCHANGED, GONE, RETURNED, HELD, QUESTIONS, PROBLEMS)
              from MARELLE_DIRECTORY_RUN"""),
          Map.entry("events", "select row(RESOURCE_PATH, DETAILS_JSON) from ADMIN_EVENT_ENTITY"));

  /** One with the tables, and nothing in them. */
  static RunDatabase empty(EmbeddedPostgres postgres) {
    return new RunDatabase(postgres, TrialDatabase.TEMPLATE).copy();
  }

  /** Another that is as this one is now. Nobody may be at work in this one. */
  RunDatabase copy() {
    awaitThatNobodyIsConnected();
    String other = "run" + UUID.randomUUID().toString().replace("-", "");
    try {
      TrialDatabase.create(postgres, other, name);
      return new RunDatabase(postgres, other);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return postgres.getJdbcUrl("postgres", name);
  }

  /** A connection that is the caller's, at the beginning of a transaction. */
  static Connection connect(String url) {
    try {
      Connection connection = DriverManager.getConnection(url);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the database still did for a node that died is done or undone. */
  void awaitThatNobodyIsConnected() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (connected() > 0) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Somebody stays connected to " + name);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private int connected() {
    try (Connection other = postgres.getPostgresDatabase().getConnection();
        Statement statement = other.createStatement();
        ResultSet count =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where datname = '" + name + "'")) {
      count.next();
      return count.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that runs have written, by what it is; in an order that chance has no part in. */
  Map<String, List<String>> everything() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    EVERYTHING.forEach((what, query) -> all.put(what, rows(query).stream().sorted().toList()));
    return all;
  }

  /** The first column of what is found. */
  List<String> rows(String query) {
    try (Connection connection = connect(url());
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(found.getString(1));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes something, as nobody could from outside. */
  void change(String statement) {
    try (Connection connection = connect(url());
        Statement change = connection.createStatement()) {
      change.execute(statement);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Removes it. */
  void drop() {
    try (Connection other = postgres.getPostgresDatabase().getConnection();
        Statement statement = other.createStatement()) {
      statement.execute("drop database " + name + " with (force)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
