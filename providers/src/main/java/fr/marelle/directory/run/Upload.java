package fr.marelle.directory.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Brings what somebody sends into the table of files, piece by piece, each in a transaction. What
 * came before the connection broke stays, so that only the rest has to be sent again.
 */
final class Upload {
  /** In bytes; a complete delivery of a large academy is a tenth of it. */
  static final long MAX_SIZE = 2L << 30;

  private final KeycloakSessionFactory factory;
  private final String run;

  Upload(KeycloakSessionFactory factory, String run) {
    this.factory = factory;
    this.run = run;
  }

  /** How much is there, in bytes. */
  long size() {
    return InTransaction.alone(factory, (session, sql) -> new FileTable(sql).size(run));
  }

  /**
   * Appends what is sent.
   *
   * @return whether all of it was kept: it may not grow beyond {@link #MAX_SIZE}
   * @throws IOException where the sender stops in the middle
   */
  boolean append(InputStream sent) throws IOException {
    long size = size();
    byte[] piece = new byte[FileTable.PIECE];
    for (int read = sent.readNBytes(piece, 0, piece.length);
        read > 0;
        read = sent.readNBytes(piece, 0, piece.length)) {
      size += read;
      if (size > MAX_SIZE) {
        return false;
      }
      byte[] bytes = Arrays.copyOf(piece, read);
      InTransaction.alone(factory, (session, sql) -> new FileTable(sql).append(run, bytes));
    }
    return true;
  }
}
