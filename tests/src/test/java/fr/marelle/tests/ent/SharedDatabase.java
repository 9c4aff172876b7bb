package fr.marelle.tests.ent;

import fr.marelle.server.Checkout;
import fr.marelle.server.KeycloakServer;
import fr.marelle.server.ServerSpec;
import fr.marelle.server.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;

/** An H2 database in a file that a server and a test use at the same time. */
public record SharedDatabase(Path folder) {
  /** As other databases do: H2 gives up a lock after two seconds, which a busy machine takes. */
  private static final String PATIENCE = ";LOCK_TIMEOUT=60000;NON_KEYWORDS=VALUE";

  private static final String USER = "sa";
  private static final String PASSWORD = "password";

  /** Loaded once: whoever waits for a row asks many times. */
  private static final class OfKeycloak {
    private static final Driver DRIVER = driver();
  }

  /** One for longer than a class of tests, until it is {@linkplain #delete deleted}. */
  static SharedDatabase temporary() {
    try {
      return new SharedDatabase(Files.createTempDirectory("marelle-database-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a server on it. One that is there for the first time holds what the first server of this
   * run made of an empty one: Keycloak's tables and ours, and the realm as it was imported.
   */
  public KeycloakServer start(ServerSpec server) {
    FilledDatabase.layInto(folder);
    KeycloakServer started =
        Servers.process(
            server
                .option("db-url", url())
                .option("db-username", USER)
                .option("db-password", PASSWORD));
    FilledDatabase.keep(this);
    return started;
  }

  /** In automatic server mode, which lets two processes share it. */
  private String url() {
    return "jdbc:h2:file:" + folder.resolve(FilledDatabase.NAME) + ";AUTO_SERVER=TRUE" + PATIENCE;
  }

  /** A connection of the test's own, with the driver that Keycloak brings. */
  public Connection connect() throws SQLException {
    Properties login = new Properties();
    login.put("user", USER);
    login.put("password", PASSWORD);
    return OfKeycloak.DRIVER.connect(url(), login);
  }

  /** Changes rows; returns how many. */
  public int change(String statement, Object... values) {
    try (Connection connection = connect();
        PreparedStatement change = prepare(connection, statement, values)) {
      return change.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(statement, e);
    }
  }

  /** The one value that a query finds, as a text. */
  public String text(String query, Object... values) {
    try (Connection connection = connect();
        PreparedStatement select = prepare(connection, query, values);
        ResultSet found = select.executeQuery()) {
      if (!found.next()) {
        throw new AssertionError("Nothing found: " + query);
      }
      return found.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  /** The one number that a query finds. */
  public long number(String query, Object... values) {
    return Long.parseLong(text(query, values));
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static Driver driver() {
    Path libraries =
        Checkout.find()
            .cache()
            .resolve("distributions/keycloak-" + RunningEnt.version() + "/lib/lib/main");
    try (Stream<Path> files = Files.list(libraries)) {
      Path jar =
          files
              .filter(file -> file.getFileName().toString().contains("h2database"))
              .findFirst()
              .orElseThrow();
      // Open for as long as the driver is in use.
      URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
      return (Driver) loader.loadClass("org.h2.Driver").getDeclaredConstructor().newInstance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
