package fr.marelle.directory.run;

import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The table of files that runs read, in pieces, so that any node can take a run on. */
final class FileTable {
  /** In bytes; as long as the column is. */
  static final int PIECE = 1_000_000;

  private final Sql sql;

  FileTable(Sql sql) {
    this.sql = sql;
  }

  /**
   * Adds a piece at the end.
   *
   * @param offset of it, in bytes
   * @return false where no file is expected, or this is not the end
   */
  boolean append(String run, long offset, byte[] piece) throws SQLException {
    // Before all else: whoever sends the same at the same time waits, and finds another end.
    if (!new RunTable(sql).grow(run, offset, piece.length)) {
      return false;
    }
    long number =
        sql.select(
                "select count(*) from MARELLE_DIRECTORY_FILE where RUN_ID = ?",
                row -> row.getLong(1),
                run)
            .get(0);
    sql.execute(
        "insert into MARELLE_DIRECTORY_FILE (RUN_ID, NUMBER, BYTES) values (?, ?, ?)",
        run,
        number,
        piece);
    return true;
  }

  /** A piece; empty after the last one. */
  Optional<byte[]> piece(String run, int number) throws SQLException {
    List<byte[]> found =
        sql.select(
            "select BYTES from MARELLE_DIRECTORY_FILE where RUN_ID = ? and NUMBER = ?",
            row -> row.getBytes(1),
            run,
            (long) number);
    return found.stream().findFirst();
  }

  /** Gives the file of one run to another. Whether there was one. */
  boolean give(String run, String other) throws SQLException {
    return sql.execute("update MARELLE_DIRECTORY_FILE set RUN_ID = ? where RUN_ID = ?", other, run)
        > 0;
  }

  void delete(String run) throws SQLException {
    sql.execute("delete from MARELLE_DIRECTORY_FILE where RUN_ID = ?", run);
  }
}
