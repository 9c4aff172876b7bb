package fr.marelle.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Homes of servers whose data nobody asked to keep. */
final class TransientHomes {
  private final Path directory;

  TransientHomes(Path cache) {
    this.directory = cache.resolve("servers");
  }

  /** A new one; removes those left behind by programs that were cut short. */
  Path next() {
    try {
      Files.createDirectories(directory);
      forgetAbandoned();
      return Files.createTempDirectory(directory, ProcessHandle.current().pid() + "-");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a directory for a server in " + directory, e);
    }
  }

  private void forgetAbandoned() throws IOException {
    try (Stream<Path> homes = Files.list(directory)) {
      homes.filter(TransientHomes::isAbandoned).forEach(home -> new FileTree(home).delete());
    }
  }

  private static boolean isAbandoned(Path home) {
    String owner = home.getFileName().toString().split("-", 2)[0];
    return ProcessHandle.of(Long.parseLong(owner)).isEmpty();
  }
}
