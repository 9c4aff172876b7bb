package fr.marelle.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** A server's own directory: the distribution, its jars and configuration, and its data. */
record Installation(Path home) {
  private static final String DATA = "data";
  private static final Path BUILD_OUTPUT = Path.of("lib", "quarkus");

  /** Lays everything anew except the data. */
  void lay(Path distribution) {
    try {
      Files.createDirectories(home);
      clear();
      layDistribution(distribution);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot install a server in " + home, e);
    }
  }

  private void clear() throws IOException {
    try (Stream<Path> entries = Files.list(home)) {
      for (Path entry : entries.filter(e -> !e.equals(data())).toList()) {
        new FileTree(entry).delete();
      }
    }
  }

  private void layDistribution(Path distribution) throws IOException {
    try (Stream<Path> entries = Files.list(distribution)) {
      for (Path entry : entries.toList()) {
        FileTree tree = new FileTree(entry);
        Path target = home.resolve(entry.getFileName());
        if (entry.endsWith("conf")) {
          tree.copyTo(target);
        } else {
          tree.linkTo(target);
        }
      }
    }
    new FileTree(quarkus()).delete();
    new FileTree(distribution.resolve(BUILD_OUTPUT)).copyTo(quarkus());
  }

  /** Adds jars of providers. */
  void add(List<Path> jars) {
    for (Path jar : jars) {
      try {
        Files.copy(
            jar,
            providers().resolve(jar.getFileName()),
            StandardCopyOption.COPY_ATTRIBUTES,
            StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot install " + jar, e);
      }
    }
  }

  /** Lays a realm where {@code --import-realm} looks. */
  void addRealm(Path realm) {
    try {
      Path directory = Files.createDirectories(data().resolve("import"));
      Files.copy(
          realm, directory.resolve(realm.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lay the realm " + realm + " ready for import", e);
    }
  }

  /** Writes Keycloak's options; they may hold secrets, so only the owner reads them. */
  void configure(KeycloakConf conf) {
    Path file = home.resolve("conf").resolve("keycloak.conf");
    try {
      Files.deleteIfExists(file);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, conf.text(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  Path data() {
    return home.resolve(DATA);
  }

  Path providers() {
    return home.resolve("providers");
  }

  /** What Keycloak's build makes. */
  Path quarkus() {
    return home.resolve(BUILD_OUTPUT);
  }

  Path log() {
    return home.resolve("keycloak.log");
  }

  void delete() {
    new FileTree(home).delete();
  }
}
