package fr.marelle.tests.ent;

import fr.marelle.server.Checkout;
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
  /** Who may use it. */
  public static final String USER = "sa";

  /** With that password. */
  public static final String PASSWORD = "password";

  /** Where it is, for the server; in automatic server mode, which lets two processes share it. */
  public String url() {
    return "jdbc:h2:file:" + folder.resolve("ent") + ";AUTO_SERVER=TRUE;NON_KEYWORDS=VALUE";
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
