package fr.marelle.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a server should be like. Immutable: each method gives a changed copy. Without further ado it
 * is a stock Keycloak in production mode, on a free port, with an H2 database of its own that goes
 * when the server is closed.
 */
public final class ServerSpec {
  private static final Pattern HEAP = Pattern.compile("[1-9][0-9]*[mgMG]");

  private final String version;
  private int port;
  private boolean development;
  private List<Path> jars = List.of();
  private Path realm;
  private Map<String, String> options = Map.of();
  private Map<String, String> environment = Map.of();
  private Path dataDirectory;
  private String heap;
  private String adminName = "admin";
  private String adminPassword = "admin";

  private ServerSpec(String version) {
    this.version = Objects.requireNonNull(version, "version");
  }

  /** A stock server of this version. */
  public static ServerSpec of(String version) {
    return new ServerSpec(version);
  }

  /** The port it answers on, on localhost; 0, as at first, takes a free one. */
  public ServerSpec port(int number) {
    if (number < 0 || number > 65535) {
      throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + number + ".");
    }
    return with(copy -> copy.port = number);
  }

  /** {@code start-dev}: themes are read again at each request. */
  public ServerSpec development() {
    return with(copy -> copy.development = true);
  }

  /** {@code start --optimized} after a build: caches on, as in real use. */
  public ServerSpec production() {
    return with(copy -> copy.development = false);
  }

  /**
   * Installs the extension and the themes of this checkout as Maven packaged them last.
   *
   * @throws ServerException when this does not run inside a checkout
   */
  public ServerSpec withExtension() {
    Checkout checkout = Checkout.find();
    return withJar(checkout.themesJar()).withJar(checkout.providersJar());
  }

  /** Installs one more jar of providers. */
  public ServerSpec withJar(Path jar) {
    Path absolute = jar.toAbsolutePath().normalize();
    return with(
        copy -> {
          List<Path> more = new ArrayList<>(jars);
          more.add(absolute);
          copy.jars = List.copyOf(more);
        });
  }

  /**
   * Imports this realm at the start, unless the database holds it already. Keycloak wants the file
   * to be named after the realm: {@code ent-realm.json}.
   */
  public ServerSpec withRealm(Path realmFile) {
    Path absolute = realmFile.toAbsolutePath().normalize();
    return with(copy -> copy.realm = absolute);
  }

  /**
   * Sets one of Keycloak's options, named as in {@code keycloak.conf}. Options travel in that file,
   * readable by its owner only, so secrets don't show in the list of processes.
   */
  public ServerSpec option(String key, String value) {
    return with(copy -> copy.options = added(options, key, value));
  }

  /** Sets an environment variable of the server. */
  public ServerSpec env(String name, String value) {
    return with(copy -> copy.environment = added(environment, name, value));
  }

  /** Uses this database in place of H2: PostgreSQL, MariaDB or whatever the URL says. */
  public ServerSpec database(String jdbcUrl, String user, String password) {
    return option("db", vendor(jdbcUrl))
        .option("db-url", jdbcUrl)
        .option("db-username", user)
        .option("db-password", password);
  }

  /** Keeps the installed server and its data in this directory, from one run to the next. */
  public ServerSpec dataDirectory(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    return with(copy -> copy.dataDirectory = absolute);
  }

  /** The most memory the server's heap may take, as Java writes it: {@code 512m}, {@code 2g}. */
  public ServerSpec heap(String size) {
    if (!HEAP.matcher(size).matches()) {
      throw new IllegalArgumentException("A heap is written like 512m or 2g, not " + size + ".");
    }
    return with(copy -> copy.heap = size);
  }

  /**
   * The administrator of the master realm, created at the very first start; admin/admin at first.
   */
  public ServerSpec admin(String name, String password) {
    return with(
        copy -> {
          copy.adminName = name;
          copy.adminPassword = password;
        });
  }

  String version() {
    return version;
  }

  int port() {
    return port;
  }

  boolean isDevelopment() {
    return development;
  }

  List<Path> jars() {
    return jars;
  }

  Optional<Path> realm() {
    return Optional.ofNullable(realm);
  }

  Map<String, String> options() {
    return options;
  }

  Map<String, String> environment() {
    return environment;
  }

  Optional<Path> dataDirectory() {
    return Optional.ofNullable(dataDirectory);
  }

  Optional<String> heap() {
    return Optional.ofNullable(heap);
  }

  String adminName() {
    return adminName;
  }

  String adminPassword() {
    return adminPassword;
  }

  /** All of Keycloak's options, those that Marelle's server adds included, except ports. */
  Map<String, String> allOptions() {
    Map<String, String> all = new TreeMap<>();
    all.put("cache", "local");
    all.put("health-enabled", "true");
    all.put("db", "dev-file");
    // Waiting for readiness asks several times a second, and each "not yet" would be a line.
    all.put("log-level-io.smallrye.health", "warn");
    if (!development) {
      all.put("http-enabled", "true");
      if (!options.containsKey("hostname")) {
        all.put("hostname-strict", "false");
      }
    }
    all.putAll(options);
    return Collections.unmodifiableMap(all);
  }

  private ServerSpec with(Consumer<ServerSpec> change) {
    ServerSpec copy = new ServerSpec(version);
    copy.port = port;
    copy.development = development;
    copy.jars = jars;
    copy.realm = realm;
    copy.options = options;
    copy.environment = environment;
    copy.dataDirectory = dataDirectory;
    copy.heap = heap;
    copy.adminName = adminName;
    copy.adminPassword = adminPassword;
    change.accept(copy);
    return copy;
  }

  private static Map<String, String> added(Map<String, String> old, String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(old);
    more.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
    return Collections.unmodifiableMap(more);
  }

  private static String vendor(String jdbcUrl) {
    String[] parts = jdbcUrl.split(":", 3);
    if (parts.length < 3 || !parts[0].equals("jdbc")) {
      throw new IllegalArgumentException("Not the URL of a JDBC database: " + jdbcUrl);
    }
    return switch (parts[1]) {
      case "postgresql" -> "postgres";
      case "sqlserver" -> "mssql";
      case "h2" -> "dev-file";
      default -> parts[1];
    };
  }
}
