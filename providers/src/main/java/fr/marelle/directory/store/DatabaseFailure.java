package fr.marelle.directory.store;

import java.sql.SQLException;

/** The database did not do what it was asked for; the batch is over, and may be tried again. */
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseFailure(SQLException cause) {
    super(cause);
  }
}
