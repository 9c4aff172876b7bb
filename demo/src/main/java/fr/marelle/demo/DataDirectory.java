package fr.marelle.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory that keeps the demonstration's data, held by one demonstration at a time. */
final class DataDirectory implements AutoCloseable {
  private static final String LOCK = "lock";

  private final Path directory;
  private final FileChannel channel;

  private DataDirectory(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Takes hold of it, and makes it where there is none.
   *
   * @throws DemonstrationException when another demonstration has it
   */
  static DataDirectory hold(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new DemonstrationException("console.running", directory);
      }
      return new DataDirectory(directory, channel);
    } catch (IOException e) {
      throw new DemonstrationException("console.noDirectory", directory, e);
    }
  }

  Path path() {
    return directory;
  }

  /** Throws away all that it keeps. */
  void empty() {
    try {
      for (Path file : deepestFirst()) {
        if (!file.equals(directory) && !file.equals(directory.resolve(LOCK))) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new DemonstrationException("console.noDirectory", directory, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> deepestFirst() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
