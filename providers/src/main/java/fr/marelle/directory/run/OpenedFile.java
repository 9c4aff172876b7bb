package fr.marelle.directory.run;

import fr.marelle.directory.entry.Source;
import fr.marelle.directory.entry.SourceRefusedException;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The file of a run, brought from the database to this node's disk for as long as it is read. */
final class OpenedFile implements Closeable {
  private static final Logger LOG = Logger.getLogger(OpenedFile.class);
  private static final String PREFIX = "marelle-directory";

  private final Path folder;
  private final Source source;

  private OpenedFile(Path folder, Source source) {
    this.folder = folder;
    this.source = source;
  }

  /** Where a file is brought from. */
  interface Pieces {
    /** A piece, from 0 on; empty after the last one. */
    Optional<byte[]> piece(int number) throws InterruptedException;
  }

  /**
   * Brings it.
   *
   * @param pieces of it, from the first to the last
   * @throws SourceRefusedException when nothing of it may be read
   * @throws IOException where the disk fails, or not all of it is there
   */
  static OpenedFile of(Run run, Pieces pieces, SourceOpener opener)
      throws IOException, SourceRefusedException, InterruptedException {
    Path folder = Files.createTempDirectory(PREFIX);
    Source source = null;
    try {
      Path file = folder.resolve("file");
      bring(run, pieces, file);
      Path spool = Files.createDirectory(folder.resolve("spool"));
      source = opener.open(file, run.file(), run.settings(), spool);
      return new OpenedFile(folder, source);
    } finally {
      // Whatever goes wrong, memory that ran out included.
      if (source == null) {
        delete(folder);
      }
    }
  }

  private static void bring(Run run, Pieces pieces, Path file)
      throws IOException, InterruptedException {
    long size = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      int number = 0;
      Optional<byte[]> piece = pieces.piece(number);
      while (piece.isPresent()) {
        out.write(piece.get());
        size += piece.get().length;
        number++;
        piece = pieces.piece(number);
      }
    }
    if (size != run.fileSize()) {
      throw new IOException("There are %d bytes of %d.".formatted(size, run.fileSize()));
    }
  }

  Source source() {
    return source;
  }

  /** What can't be deleted now is when a node starts. */
  @Override
  public void close() {
    try {
      source.close();
    } catch (IOException e) {
      LOG.warn("A file of the directory could not be closed.", e);
    }
    delete(folder);
  }

  /** Deletes what nodes that died have left behind, on this machine. */
  static void sweep(Instant before) {
    Path all = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> left = Files.newDirectoryStream(all, PREFIX + "*")) {
      for (Path folder : left) {
        if (Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
          delete(folder);
        }
      }
    } catch (IOException e) {
      LOG.warn("Old files of the directory could not be looked for.", e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("A file of the directory could not be deleted.", e);
    }
  }
}
