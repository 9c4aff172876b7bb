package fr.marelle.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds made before. Keycloak takes 20 seconds and more to fit its jars together, and the outcome
 * is two small directories that another installation can use.
 */
final class BuildCache {
  private static final int KEPT = 12;
  private static final String PROVIDERS = "providers";
  private static final String QUARKUS = "quarkus";

  private final Path directory;

  BuildCache(Path cache) {
    this.directory = cache.resolve("builds");
  }

  /** Whether a build was kept under this key. */
  boolean holds(BuildKey key) {
    return Files.isDirectory(directory.resolve(key.value()));
  }

  /** Puts a kept build into an installation. */
  void restore(BuildKey key, Installation installation) {
    Path build = directory.resolve(key.value());
    touch(build);
    // A server may rebuild itself, and would write through a link.
    new FileTree(build.resolve(QUARKUS)).copyTo(installation.quarkus());
    new FileTree(build.resolve(PROVIDERS)).linkTo(installation.providers());
  }

  /** Keeps an installation's build. */
  void keep(BuildKey key, Installation installation) {
    try (Draft draft = Draft.of(directory.resolve(key.value()))) {
      Path build = draft.directory().resolve("build");
      new FileTree(installation.quarkus()).copyTo(build.resolve(QUARKUS));
      // Keycloak compares the jars' times with those it saw when it built: copies keep them.
      new FileTree(installation.providers()).copyTo(build.resolve(PROVIDERS));
      draft.publish("build");
      forgetOldest();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep a build in " + directory, e);
    }
  }

  private void forgetOldest() throws IOException {
    try (Stream<Path> builds = Files.list(directory)) {
      List<Path> newestFirst =
          builds
              .filter(build -> !build.getFileName().toString().startsWith("."))
              .sorted(Comparator.comparing(BuildCache::lastUsed).reversed())
              .toList();
      newestFirst.stream().skip(KEPT).forEach(build -> new FileTree(build).delete());
    }
  }

  private static FileTime lastUsed(Path build) {
    try {
      return Files.getLastModifiedTime(build);
    } catch (IOException e) {
      return FileTime.from(Instant.EPOCH);
    }
  }

  private static void touch(Path build) {
    try {
      Files.setLastModifiedTime(build, FileTime.from(Instant.now()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
