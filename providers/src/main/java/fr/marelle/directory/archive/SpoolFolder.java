package fr.marelle.directory.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder of files that are put down for a while, readable by nobody else. */
final class SpoolFolder implements Closeable {
  private final Path folder;
  private final List<Path> files = new ArrayList<>();

  private SpoolFolder(Path folder) {
    this.folder = folder;
  }

  static SpoolFolder in(Path spool) throws IOException {
    return new SpoolFolder(Files.createTempDirectory(spool, "delivery"));
  }

  /** A file of its own, empty. */
  Path newFile() throws IOException {
    Path file = Files.createFile(folder.resolve(Integer.toString(files.size())));
    files.add(file);
    return file;
  }

  /** Removes all of it. */
  @Override
  public void close() throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(folder);
  }
}
