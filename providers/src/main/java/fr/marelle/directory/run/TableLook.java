package fr.marelle.directory.run;

import fr.marelle.directory.archive.ArchiveLimits;
import fr.marelle.directory.archive.Delivery;
import fr.marelle.directory.csv.CsvRecognition;
import fr.marelle.directory.csv.CsvSource;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.Source;
import fr.marelle.directory.entry.SourceRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;

/** Looks at the table that somebody has sent from the class console, before it is read. */
final class TableLook {
  private final KeycloakSessionFactory factory;
  private final Run run;
  private final MessageDigest digest = sha256();

  TableLook(KeycloakSessionFactory factory, Run run) {
    this.factory = factory;
    this.run = run;
  }

  /** What is recognised in it, read so. */
  CsvRecognition recognise(RunSettings settings)
      throws IOException, SourceRefusedException, InterruptedException {
    try (OpenedFile file =
        OpenedFile.of(
            run, this::piece, (path, name, itsOwn, spool) -> open(path, name, settings))) {
      return ((CsvSource) file.source()).recognitions().get(0);
    }
  }

  private Optional<byte[]> piece(int number) {
    Optional<byte[]> piece =
        InTransaction.alone(factory, (session, sql) -> new FileTable(sql).piece(run.id(), number));
    piece.ifPresent(digest::update);
    return piece;
  }

  private Source open(Path file, String name, RunSettings settings)
      throws IOException, SourceRefusedException {
    String found = HexFormat.of().formatHex(digest.digest());
    if (run.announcement().filter(said -> said.digest().equals(found)).isEmpty()) {
      throw new SourceRefusedException(Problem.of(Location.of(name), Reason.ALTERED_FILE));
    }
    return CsvSource.of(
        Delivery.table(file, name, ArchiveLimits.DEFAULT), DirectoryFiles.tables(name, settings));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
