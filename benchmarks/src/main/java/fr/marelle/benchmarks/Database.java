package fr.marelle.benchmarks;

import fr.marelle.server.ServerSpec;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL on this machine, fresh for each run, that writes to disk like a real one. */
final class Database implements AutoCloseable {
  private static final String USER = "postgres";

  private final EmbeddedPostgres postgres;

  private Database(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static Database start(Path directory) {
    try {
      Files.createDirectories(directory);
      return new Database(
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(directory.toFile())
              // A database for tests would leave these off, and be faster than any school's.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start PostgreSQL in " + directory, e);
    }
  }

  /** The server with an empty database of its own. */
  ServerSpec give(String name, ServerSpec server) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create the database " + name, e);
    }
    return server.database(
        "jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), name), USER, USER);
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

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
