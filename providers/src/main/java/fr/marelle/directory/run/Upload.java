package fr.marelle.directory.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Brings what somebody sends into the table of files, piece by piece, each in a transaction. What
 * came before the connection broke stays, so that only the rest has to be sent again.
 */
public final class Upload {
  /** In bytes; a complete delivery of a large academy is a tenth of it. */
  static final long MAX_SIZE = 2L << 30;

  private final KeycloakSessionFactory factory;
  private final String run;
  private final long max;

  /**
   * @param max how large the file may be, in bytes
   */
  Upload(KeycloakSessionFactory factory, String run, long max) {
    this.factory = factory;
    this.run = run;
    this.max = max;
  }

  /** What became of what was sent. */
  public enum Result {
    /** All of it is kept. */
    KEPT,
    /** Together it would be larger than it may be. */
    TOO_LARGE,
    /** No file is expected, or more of it has come meanwhile. */
    NOT_EXPECTED
  }

  /**
   * Appends what is sent.
   *
   * @param offset how much was sent before, in bytes
   * @throws IOException where the sender stops in the middle
   */
  Result append(long offset, InputStream sent) throws IOException {
    long at = offset;
    byte[] piece = new byte[FileTable.PIECE];
    for (int read = sent.readNBytes(piece, 0, piece.length);
        read > 0;
        read = sent.readNBytes(piece, 0, piece.length)) {
      if (at + read > max) {
        return Result.TOO_LARGE;
      }
      byte[] bytes = Arrays.copyOf(piece, read);
      long begin = at;
      if (!InTransaction.alone(
          factory, (session, sql) -> new FileTable(sql).append(run, begin, bytes))) {
        return Result.NOT_EXPECTED;
      }
      at += read;
    }
    return Result.KEPT;
  }
}
