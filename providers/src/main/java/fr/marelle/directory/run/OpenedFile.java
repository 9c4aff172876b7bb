package fr.marelle.directory.run;

import fr.marelle.directory.entry.Source;
import fr.marelle.directory.entry.SourceRefusedException;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSessionFactory;

/** The file of a run, brought from the database to this node's disk for as long as it is read. */
final class OpenedFile implements Closeable {
  private final Path folder;
  private final Source source;

  private OpenedFile(Path folder, Source source) {
    this.folder = folder;
    this.source = source;
  }

  /**
   * Brings it.
   *
   * @throws SourceRefusedException when nothing of it may be read
   */
  static OpenedFile of(KeycloakSessionFactory factory, Run run, SourceOpener opener)
      throws IOException, SourceRefusedException {
    Path folder = Files.createTempDirectory("marelle-directory");
    try {
      Path file = folder.resolve("file");
      bring(factory, run.id(), file);
      Path spool = Files.createDirectory(folder.resolve("spool"));
      return new OpenedFile(folder, opener.open(file, run.file(), run.settings(), spool));
    } catch (IOException | SourceRefusedException | RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  private static void bring(KeycloakSessionFactory factory, String run, Path file)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      int number = 0;
      Optional<byte[]> piece = piece(factory, run, number);
      while (piece.isPresent()) {
        out.write(piece.get());
        number++;
        piece = piece(factory, run, number);
      }
    }
  }

  private static Optional<byte[]> piece(KeycloakSessionFactory factory, String run, int number) {
    return InTransaction.alone(factory, (session, sql) -> new FileTable(sql).piece(run, number));
  }

  Source source() {
    return source;
  }

  @Override
  public void close() throws IOException {
    try {
      source.close();
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
