package fr.marelle.directory.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;

/** Which accounts a run may not touch, whatever its source says of them. */
public interface Guard {
  /** None: whoever administers the realm may change them all. */
  Guard NONE = (sql, accounts) -> Set.of();

  /** Those of these accounts. */
  Set<String> among(Sql sql, Collection<String> accounts) throws SQLException;
}
