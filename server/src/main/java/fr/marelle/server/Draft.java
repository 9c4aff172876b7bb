package fr.marelle.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A directory in the making that becomes visible all at once, so that what was cut short is never
 * taken for whole, and two programs may make the same thing side by side.
 */
record Draft(Path directory, Path target) implements AutoCloseable {

  static Draft of(Path target) {
    try {
      Files.createDirectories(target.getParent());
      return new Draft(Files.createTempDirectory(target.getParent(), ".draft-"), target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Moves this part of the draft to the target; whoever comes first wins, the other's is the same.
   */
  void publish(String part) throws IOException {
    try {
      Files.move(directory.resolve(part), target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    new FileTree(directory).delete();
  }
}
