package fr.marelle.tests.ent;

import fr.marelle.server.Checkout;
import fr.marelle.server.ServerSpec;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;

/** An H2 database in a file that a server and a test use at the same time. */
public record SharedDatabase(Path folder) {
  /** As other databases do: H2 gives up a lock after two seconds, which a busy machine takes. */
  static final String PATIENCE = ";LOCK_TIMEOUT=60000;NON_KEYWORDS=VALUE";

  private static final String USER = "sa";
  private static final String PASSWORD = "password";

  /** The server on it. */
  public ServerSpec give(ServerSpec server) {
    return server
        .option("db-url", url())
        .option("db-username", USER)
        .option("db-password", PASSWORD);
  }

  /** In automatic server mode, which lets two processes share it. */
  private String url() {
    return "jdbc:h2:file:" + folder.resolve("ent") + ";AUTO_SERVER=TRUE" + PATIENCE;
  }

  /** A connection of the test's own, with the driver that Keycloak brings. */
  public Connection connect() throws SQLException, IOException {
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
      Driver driver =
          (Driver) loader.loadClass("org.h2.Driver").getDeclaredConstructor().newInstance();
      Properties login = new Properties();
      login.put("user", USER);
      login.put("password", PASSWORD);
      return driver.connect(url(), login);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
