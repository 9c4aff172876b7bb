package fr.marelle.benchmarks;

import fr.marelle.server.ServerSpec;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** A PostgreSQL on this machine, fresh for each run, that writes to disk like a real one. */
final class Database implements AutoCloseable {
  private static final String USER = "postgres";

  private static final Pattern STATEMENT =
      Pattern.compile(
          "LOG:  (?:statement|execute (?!fetch )[^:]+): (?:select|insert|update|delete|with)",
          Pattern.CASE_INSENSITIVE);
  private static final String LOG = "statements.log";

  private final EmbeddedPostgres postgres;
  private final Path logs;

  private Database(EmbeddedPostgres postgres, Path logs) {
    this.postgres = postgres;
    this.logs = logs;
  }

  static Database start(Path directory) {
    try {
      Path logs = Files.createDirectories(directory).toAbsolutePath().resolve("logs");
      return new Database(
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(directory.toFile())
              // A database for tests would leave these off, and be faster than any school's.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              // As docs/exploitation.md has it.
              .setServerConfig("random_page_cost", "1.1")
              .setServerConfig("shared_buffers", "6GB")
              .setServerConfig("max_wal_size", "16GB")
              .setServerConfig("checkpoint_timeout", "30min")
              .setServerConfig("logging_collector", "on")
              .setServerConfig("log_directory", logs.toString())
              .setServerConfig("log_filename", LOG)
              .start(),
          logs);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start PostgreSQL in " + directory, e);
    }
  }

  /** The server with an empty database of its own. */
  ServerSpec give(String name, ServerSpec server) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create database " + name + " template template0 encoding 'UTF8' lc_collate 'C'");
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create the database " + name, e);
    }
    return server.database(
        "jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), name), USER, USER);
  }

  /** A way into one of the databases that were given. */
  Connection connect(String name) throws SQLException {
    return postgres.getDatabase(USER, name).getConnection();
  }

  /**
   * How many statements the database is asked while this is done, transactions' ends apart: the
   * fewest of three times, since the server has something of its own to ask every few seconds.
   */
  int statementsDuring(Runnable work) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter system set log_statement = 'all'");
      statement.execute("select pg_reload_conf()");
      // Every connection in use reads the new setting before its next statement.
      work.run();
      int statements = Integer.MAX_VALUE;
      for (int i = 0; i < 3; i++) {
        statements = Math.min(statements, logged(work));
      }
      statement.execute("alter system reset log_statement");
      statement.execute("select pg_reload_conf()");
      return statements;
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL does not log its statements", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int logged(Runnable work) throws IOException {
    Path log = logs.resolve(LOG);
    long before = Files.size(log);
    work.run();
    return (int) STATEMENT.matcher(tail(log, before)).results().count();
  }

  String version() {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet version = statement.executeQuery("show server_version")) {
      version.next();
      return "PostgreSQL " + version.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL does not say its version", e);
    }
  }

  private static String tail(Path log, long from) throws IOException {
    try (InputStream stream = Files.newInputStream(log)) {
      stream.skipNBytes(from);
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
