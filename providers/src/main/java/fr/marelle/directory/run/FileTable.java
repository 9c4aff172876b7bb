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

  /** Adds a piece at the end. Of two who do at once, one fails. */
  int append(String run, byte[] piece) throws SQLException {
    long number =
        sql.select(
                "select count(*) from MARELLE_DIRECTORY_FILE where RUN_ID = ?",
                row -> row.getLong(1),
                run)
            .get(0);
    return sql.execute(
        "insert into MARELLE_DIRECTORY_FILE (RUN_ID, NUMBER, BYTES) values (?, ?, ?)",
        run,
        number,
        piece);
  }

  /** How much is there, in bytes. */
  long size(String run) throws SQLException {
    return sql.select(
            "select coalesce(sum(octet_length(BYTES)), 0) from MARELLE_DIRECTORY_FILE"
                + " where RUN_ID = ?",
            row -> row.getLong(1),
            run)
        .get(0);
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
