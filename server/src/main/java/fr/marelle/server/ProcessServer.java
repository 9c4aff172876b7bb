package fr.marelle.server;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.admin.client.Keycloak;

/** The distribution as a process on this machine. */
final class ProcessServer implements KeycloakServer {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration SHUTDOWN = Duration.ofSeconds(30);

  private final ServerSpec spec;
  private final Installation installation;
  private final BuildCache builds;
  private final BuildKey key;
  private final KeycloakCommand command;
  private final Port port;
  private final Port managementPort;
  private final ServerLog log;
  private final AdminAccess admin;
  private final Thread shutdownHook = new Thread(this::stopProcess, "stop-keycloak");
  private KeycloakProcess process;

  private ProcessServer(
      ServerSpec spec, Installation installation, BuildCache builds, BuildKey key, JavaHome java) {
    this.spec = spec;
    this.installation = installation;
    this.builds = builds;
    this.key = key;
    this.command = new KeycloakCommand(installation, java, environment(spec));
    this.port = Port.of(spec.port());
    this.managementPort = Port.free();
    this.log = new ServerLog(installation.log());
    this.admin = new AdminAccess(baseUrl(), spec);
    Runtime.getRuntime().addShutdownHook(shutdownHook);
  }

  /** Unpacks, installs and builds what this machine does not have yet; does not start. */
  static ProcessServer install(ServerSpec spec, Path cache) {
    JavaHome java = JavaHome.current();
    Port.of(spec.port()).requireFree();
    requirePackaged(spec.jars());
    Path distribution = new Distribution(cache, spec.version()).unpacked();
    Installation installation = new Installation(home(spec, cache));
    installation.lay(distribution);
    ProcessServer server =
        new ProcessServer(spec, installation, new BuildCache(cache), BuildKey.of(spec), java);
    server.configure();
    return server;
  }

  private static void requirePackaged(List<Path> jars) {
    for (Path jar : jars) {
      if (!Files.isRegularFile(jar)) {
        throw new ServerException(
            "%s is not there: make it first with ./mvnw -pl themes,providers package."
                .formatted(jar));
      }
    }
  }

  private static Path home(ServerSpec spec, Path cache) {
    return spec.dataDirectory()
        .map(directory -> directory.resolve("server"))
        .orElseGet(() -> new TransientHomes(cache).next());
  }

  private static Map<String, String> environment(ServerSpec spec) {
    Map<String, String> variables = new HashMap<>();
    variables.put("KC_BOOTSTRAP_ADMIN_USERNAME", spec.adminName());
    variables.put("KC_BOOTSTRAP_ADMIN_PASSWORD", spec.adminPassword());
    spec.heap().ifPresent(heap -> variables.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx" + heap));
    variables.putAll(spec.environment());
    return variables;
  }

  private void configure() {
    Map<String, String> options = new HashMap<>();
    // An administrator named admin is not for the neighbours on the network.
    options.put("http-host", "localhost");
    options.putAll(spec.allOptions());
    options.put("http-port", Integer.toString(port.number()));
    options.put("http-management-port", Integer.toString(managementPort.number()));
    installation.configure(new KeycloakConf(options));
    spec.realm().ifPresent(installation::addRealm);
    if (builds.holds(key)) {
      builds.restore(key, installation);
    } else {
      installation.add(spec.jars());
    }
  }

  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    port.requireFree();
    managementPort.requireFree();
    if (!spec.isDevelopment() && !builds.holds(key)) {
      build();
    }
    process = command.run(arguments());
    try {
      new Readiness(managementUrl(), log::lastLines, PATIENCE).await(process);
    } catch (RuntimeException e) {
      process.kill();
      throw e;
    }
    // In development Keycloak builds as it starts.
    if (spec.isDevelopment() && !builds.holds(key)) {
      builds.keep(key, installation);
    }
  }

  private void build() {
    process = command.run(List.of("build"));
    if (!process.ended(PATIENCE) || process.exitCode() != 0) {
      process.kill();
      throw new ServerException(
          "Keycloak could not be built. Its last words:%n%s".formatted(log.lastLines()));
    }
    builds.keep(key, installation);
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (spec.isDevelopment()) {
      arguments.add("start-dev");
    } else {
      arguments.add("start");
      arguments.add("--optimized");
    }
    if (spec.realm().isPresent()) {
      arguments.add("--import-realm");
    }
    return arguments;
  }

  private boolean isRunning() {
    return process != null && process.isAlive();
  }

  @Override
  public synchronized void stop() {
    admin.close();
    stopProcess();
  }

  // Not synchronized: at shutdown, somebody may hold the lock and wait for a start.
  private void stopProcess() {
    KeycloakProcess running = process;
    if (running != null) {
      running.stop(SHUTDOWN);
    }
  }

  @Override
  public synchronized void kill() {
    admin.close();
    if (process != null) {
      process.kill();
    }
  }

  @Override
  public synchronized void close() {
    stop();
    removeShutdownHook();
    if (spec.dataDirectory().isEmpty()) {
      installation.delete();
    }
  }

  private void removeShutdownHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      // The Java is already shutting down, and the hook with it.
      return;
    }
  }

  @Override
  public URI baseUrl() {
    return URI.create("http://localhost:%d%s".formatted(port.number(), path("http-relative-path")));
  }

  @Override
  public URI managementUrl() {
    String path =
        spec.options().containsKey("http-management-relative-path")
            ? path("http-management-relative-path")
            : path("http-relative-path");
    return URI.create("http://localhost:%d%s".formatted(managementPort.number(), path));
  }

  private String path(String option) {
    String path = spec.options().getOrDefault(option, "/");
    return path.endsWith("/") ? path : path + "/";
  }

  @Override
  public String version() {
    return spec.version();
  }

  @Override
  public Optional<Path> home() {
    return Optional.of(installation.home());
  }

  @Override
  public Keycloak adminClient() {
    return admin.client();
  }

  @Override
  public String log() {
    return log.text();
  }
}
