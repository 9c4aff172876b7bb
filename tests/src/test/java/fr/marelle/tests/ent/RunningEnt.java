package fr.marelle.tests.ent;

import fr.marelle.server.KeycloakServer;
import fr.marelle.server.ServerSpec;
import fr.marelle.server.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the {@link Ent}: one server for the whole run, started at the first wish for it.
 * Tests leave it as they found it, but for accounts, which they make for themselves.
 */
public final class RunningEnt implements ParameterResolver, AfterTestExecutionCallback {
  private static final Namespace NAMESPACE = Namespace.create(RunningEnt.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Ent.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Ent.class, type -> start(), Ent.class);
  }

  /** Leaves the end of the server's log beside the trace of a test that failed. */
  @Override
  public void afterTestExecution(ExtensionContext context) {
    Ent ent = context.getRoot().getStore(NAMESPACE).get(Ent.class, Ent.class);
    if (ent != null && context.getExecutionException().isPresent()) {
      String log = ent.server().log();
      Failures.file(
          context,
          "server.log",
          file -> {
            try {
              Files.writeString(file, log.substring(Math.max(0, log.length() - 20_000)));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  /** The server that the suite runs on, as an operator would start it. */
  public static ServerSpec production() {
    return withoutKey().option("spi-marelle-code-keys--default--keys", CodeKeys.FIRST);
  }

  /** The same, by an operator who forgot the key. */
  public static ServerSpec withoutKey() {
    return ServerSpec.of(version()).production().withExtension().withRealm(realmFile());
  }

  /** The Keycloak version that this run is about. */
  public static String version() {
    String version = System.getProperty("keycloak.version");
    if (version == null) {
      throw new IllegalStateException(
          "Say which Keycloak to run on: -Dkeycloak.version=26.7.3 (./mvnw verify does).");
    }
    return version;
  }

  /** The realm as shipped. */
  public static Path realmFile() {
    return Path.of(System.getProperty("marelle.root", ".."))
        .resolve("realm-export/ent-realm.json")
        .toAbsolutePath()
        .normalize();
  }

  private static Ent start() {
    KeycloakServer server =
        Servers.process(production().option("db-url-properties", SharedDatabase.PATIENCE));
    try {
      return new Ent(server);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }
}
