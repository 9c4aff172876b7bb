package fr.marelle.server;

import java.nio.file.Files;
import java.nio.file.Path;

/** The source tree this build runs in, and where its parts are. */
public final class Checkout {
  /** System property that names the root and wins over the search. */
  public static final String ROOT_PROPERTY = "marelle.root";

  private final Path root;

  private Checkout(Path root) {
    this.root = root;
  }

  /**
   * The checkout that the working directory lies in, or the one named by {@value #ROOT_PROPERTY}.
   *
   * @throws ServerException when there is none
   */
  public static Checkout find() {
    String named = System.getProperty(ROOT_PROPERTY);
    return named == null ? above(Path.of("")) : at(Path.of(named));
  }

  /** The nearest checkout at or above a directory. */
  static Checkout above(Path start) {
    for (Path directory = start.toAbsolutePath().normalize();
        directory != null;
        directory = directory.getParent()) {
      if (isRoot(directory)) {
        return new Checkout(directory);
      }
    }
    throw new ServerException(
        "No checkout of Marelle at or above %s: run from inside it, or name it with -D%s=<directory>."
            .formatted(start.toAbsolutePath().normalize(), ROOT_PROPERTY));
  }

  /** The checkout whose root is this very directory. */
  static Checkout at(Path root) {
    Path directory = root.toAbsolutePath().normalize();
    if (!isRoot(directory)) {
      throw new ServerException(
          "%s, named by -D%s, is not a checkout of Marelle: it should hold mvnw and realm-export."
              .formatted(directory, ROOT_PROPERTY));
    }
    return new Checkout(directory);
  }

  private static boolean isRoot(Path directory) {
    return Files.isRegularFile(directory.resolve("mvnw"))
        && Files.isDirectory(directory.resolve("realm-export"));
  }

  /** The directory that holds {@code mvnw}. */
  public Path root() {
    return root;
  }

  /** Distributions, unpacked servers and optimised builds: everything that can be made again. */
  public Path cache() {
    return root.resolve(".keycloak");
  }

  /** The realm to import. */
  public Path realm() {
    return root.resolve("realm-export").resolve("ent-realm.json");
  }

  /** The demonstration school. */
  public Path demonstrationSchool() {
    return root.resolve("realm-export").resolve("demonstration-school.json");
  }

  /** The jar of the extension, as Maven packaged it last. */
  public Path providersJar() {
    return root.resolve("providers/target/marelle-providers.jar");
  }

  /** The jar of the themes, as Maven packaged it last. */
  public Path themesJar() {
    return root.resolve("themes/target/marelle-themes.jar");
  }
}
