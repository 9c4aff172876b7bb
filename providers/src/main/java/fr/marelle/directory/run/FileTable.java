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

  void add(String run, int number, byte[] piece) throws SQLException {
    sql.execute(
        "insert into MARELLE_DIRECTORY_FILE (RUN_ID, NUMBER, BYTES) values (?, ?, ?)",
        run,
        (long) number,
        piece);
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
