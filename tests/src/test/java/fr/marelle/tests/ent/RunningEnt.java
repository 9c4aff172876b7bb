package fr.marelle.tests.ent;

import fr.marelle.server.KeycloakServer;
import fr.marelle.server.ServerSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the {@link Ent}, or the {@link WatchedEnt}: one server of either kind for the whole
 * run, started at the first wish for it. Tests leave it as they found it, but for accounts, which
 * they make for themselves; the watched one has an empty post room for whoever is given it.
 */
public final class RunningEnt
    implements ParameterResolver, BeforeEachCallback, AfterTestExecutionCallback {
  private static final Namespace NAMESPACE = Namespace.create(RunningEnt.class);

  /** Marks a class of tests that was given the watched server. */
  private static final String WATCHED = "watched";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Ent.class || type == WatchedEnt.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store store = context.getRoot().getStore(NAMESPACE);
    if (parameter.getParameter().getType() == Ent.class) {
      return store.getOrComputeIfAbsent(Plain.class, type -> Plain.start(), Plain.class).ent();
    }
    WatchedEnt watched =
        store.getOrComputeIfAbsent(WatchedEnt.class, type -> WatchedEnt.start(), WatchedEnt.class);
    watched.begin();
    // Not the server itself: a store closes what it holds, and others are given it after this
    // class.
    context.getStore(NAMESPACE).put(WATCHED, true);
    return watched;
  }

  /** Tests that watch the server send more from one network than people do. */
  @Override
  public void beforeEach(ExtensionContext context) {
    if (context.getStore(NAMESPACE).getOrDefault(WATCHED, Boolean.class, false)) {
      context
          .getRoot()
          .getStore(NAMESPACE)
          .get(WatchedEnt.class, WatchedEnt.class)
          .forgetTheNetwork();
    }
  }

  /** Leaves the end of the servers' logs beside the trace of a test that failed. */
  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      Store store = context.getRoot().getStore(NAMESPACE);
      Optional.ofNullable(store.get(Plain.class, Plain.class))
          .ifPresent(plain -> keepLog(context, plain.ent(), "server.log"));
      Optional.ofNullable(store.get(WatchedEnt.class, WatchedEnt.class))
          .ifPresent(watched -> keepLog(context, watched.ent(), "watched-server.log"));
    }
  }

  private static void keepLog(ExtensionContext context, Ent ent, String name) {
    String log = ent.server().log();
    Failures.file(
        context,
        name,
        file -> {
          try {
            Files.writeString(file, log.substring(Math.max(0, log.length() - 20_000)));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** The server that the suite runs on, as an operator would start it. */
  public static ServerSpec production() {
    return withoutKey().option("spi-marelle-code-keys--default--keys", CodeKeys.FIRST);
  }

  /** The same, by an operator who forgot the key. */
  public static ServerSpec withoutKey() {
    return ServerSpec.of(version()).production().withExtension().withRealm(realmFile());
  }

  /**
   * The same with secrets in files, with metrics, and with a gateway for text messages that does
   * not answer: what Keycloak wants to know when it is built, once for all that have anything of
   * it.
   */
  public static ServerSpec withVault(Path directory) {
    return withoutKey()
        .option("metrics-enabled", "true")
        .option("vault", "file")
        .option("vault-dir", directory.toString())
        .option("spi-marelle-sms-sender--provider-default", "http")
        .option("spi-marelle-sms-sender--http--url", "http://localhost:1/sms")
        .option("spi-marelle-sms-sender--http--body", "{\"to\":\"{to}\",\"text\":\"{text}\"}");
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

  /** That on the server that most tests share. */
  private record Plain(SharedDatabase database, Ent ent) implements AutoCloseable {
    static Plain start() {
      SharedDatabase database = SharedDatabase.temporary();
      KeycloakServer server = database.start(production());
      try {
        return new Plain(database, new Ent(server));
      } catch (RuntimeException e) {
        server.close();
        throw e;
      }
    }

    @Override
    public void close() {
      ent.close();
      database.delete();
    }
  }
}
