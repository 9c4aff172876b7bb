package fr.marelle.directory.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.keycloak.models.KeycloakSessionFactory;

/** Brings what somebody sends into the table of files, piece by piece, each in a transaction. */
final class Upload {
  /** In bytes; a complete delivery of a large academy is a tenth of it. */
  static final long MAX_SIZE = 2L << 30;

  private final KeycloakSessionFactory factory;

  Upload(KeycloakSessionFactory factory) {
    this.factory = factory;
  }

  /** How it came out. */
  enum Outcome {
    KEPT,
    EMPTY,
    TOO_LARGE
  }

  /**
   * Keeps all of it.
   *
   * @throws IOException where the sender stops in the middle
   */
  Outcome keep(String run, InputStream sent) throws IOException {
    byte[] piece = new byte[FileTable.PIECE];
    long size = 0;
    int number = 0;
    for (int read = sent.readNBytes(piece, 0, piece.length);
        read > 0;
        read = sent.readNBytes(piece, 0, piece.length)) {
      size += read;
      if (size > MAX_SIZE) {
        return Outcome.TOO_LARGE;
      }
      add(run, number, Arrays.copyOf(piece, read));
      number++;
    }
    return number == 0 ? Outcome.EMPTY : Outcome.KEPT;
  }

  private void add(String run, int number, byte[] piece) {
    InTransaction.alone(
        factory,
        (session, sql) -> {
          new FileTable(sql).add(run, number, piece);
          return run;
        });
  }
}
