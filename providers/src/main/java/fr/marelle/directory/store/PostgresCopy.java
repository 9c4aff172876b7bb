package fr.marelle.directory.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for a table of PostgreSQL by its {@code COPY}: a tenth of an import's time less than by
 * {@code insert}. In the connection's transaction, with all keys and checks. Loaded where
 * PostgreSQL is: elsewhere Keycloak leaves its driver out.
 */
final class PostgresCopy {
  private static final Logger LOG = Logger.getLogger(PostgresCopy.class);
  private static final char BETWEEN = '\t';
  private static final char END = '\n';
  private static final String NULL = "\\N";

  /** Bytes of a table for which the database works long enough to be left alone with them. */
  private static final int MANY = 16_384;

  private PostgresCopy() {}

  /** Whether the driver is PostgreSQL's own, or lets go of it: one that only watches may not. */
  static boolean isPossible(Connection connection) throws SQLException {
    return connection.isWrapperFor(PGConnection.class);
  }

  /**
   * Sends rows. The database checks their keys once it has them all, which takes as long as storing
   * them: who waits for that can write down the next table's rows.
   *
   * @param lines as {@link #lines} makes them
   * @return done when the rows are there; fails with the {@link SQLException} of a row that can't
   *     be
   */
  static CompletableFuture<Void> insert(
      Connection connection, String table, String names, byte[] lines) throws SQLException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy %s (%s) from stdin".formatted(table, names));
    try {
      copy.writeToCopy(lines, 0, lines.length);
      return lines.length < MANY
          ? CompletableFuture.completedFuture(null).thenRun(() -> end(copy))
          : CompletableFuture.runAsync(() -> end(copy), PostgresCopy::start);
    } catch (SQLException | OutOfMemoryError broken) {
      // The connection is nobody else's as long as the rows are not ended.
      cancel(copy);
      throw broken;
    }
  }

  /** On a thread that waits for the database, and ends with that. */
  private static void start(Runnable work) {
    Thread thread = new Thread(work, "marelle-directory-copy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void end(CopyIn copy) {
    try {
      copy.endCopy();
    } catch (SQLException refused) {
      cancel(copy);
      throw new CompletionException(refused);
    }
  }

  private static void cancel(CopyIn copy) {
    try {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    } catch (SQLException broken) {
      LOG.debug("A connection broke before a COPY could be cancelled.");
    }
  }

  /** A line for each row. */
  static <T> byte[] lines(Rows<T> rows) {
    StringBuilder lines = new StringBuilder();
    rows.all().forEach(row -> writeLine(rows.columns(), row, lines));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A line for a row, in the text format of {@code COPY}. */
  static <T> void writeLine(List<Rows.Column<T>> columns, T row, StringBuilder to) {
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) {
        to.append(BETWEEN);
      }
      write(columns.get(i).value().apply(row), to);
    }
    to.append(END);
  }

  private static void write(Object value, StringBuilder to) {
    if (value == null) {
      to.append(NULL);
      return;
    }
    String text = value.toString();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isSpecial(text.charAt(i))) {
        to.append(text, from, i).append(escaped(text.charAt(i)));
        from = i + 1;
      }
    }
    to.append(text, from, text.length());
  }

  /** Whether a letter may not stand for itself; nearly all may, and are looked at one by one. */
  private static boolean isSpecial(char letter) {
    return letter == '\\' || letter < ' ';
  }

  private static String escaped(char letter) {
    return switch (letter) {
      case '\\' -> "\\\\";
      case BETWEEN -> "\\t";
      case END -> "\\n";
      case '\r' -> "\\r";
      default -> String.valueOf(letter);
    };
  }
}
