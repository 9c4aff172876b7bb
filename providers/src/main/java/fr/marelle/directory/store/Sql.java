package fr.marelle.directory.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements about many rows at once, on one connection, for PostgreSQL and H2. Keycloak's entity
 * manager would send one for each row and keep all of them in memory.
 */
public final class Sql {
  /** Rows that come in one trip to the database. */
  private static final int FETCH_SIZE = 2_000;

  private final Connection connection;
  private final boolean postgres;

  /** Over a connection whose transaction somebody else begins and ends. */
  public Sql(Connection connection) throws SQLException {
    this.connection = connection;
    this.postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
  }

  /** Makes something of a row. */
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Has the database look at what these tables hold. One that has just been filled is taken for
   * empty until somebody does, and would be read from end to end for each thing that is looked up.
   */
  void analyze(List<String> tables) throws SQLException {
    if (postgres) {
      for (String table : tables) {
        execute("analyze " + table);
      }
    }
  }

  /**
   * Asks.
   *
   * @param parameters texts, numbers, truth values, null, or collections of texts for {@code =
   *     any(cast(? as varchar array))}
   */
  public <T> List<T> select(String statement, Reader<T> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(statement)) {
      select.setFetchSize(FETCH_SIZE);
      bind(select, parameters);
      List<T> rows = new ArrayList<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(reader.read(found));
        }
      }
      return rows;
    }
  }

  /** Inserts, updates or deletes. How many rows there were. */
  public int execute(String statement, Object... parameters) throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(statement)) {
      bind(change, parameters);
      return change.executeUpdate();
    }
  }

  /** Inserts rows. */
  void insert(String table, Rows<?> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String names = names(rows.columns());
    if (postgres) {
      PostgresCopy.insert(connection, table, names, rows);
    } else {
      run(
          "insert into %s (%s) select * from %s".formatted(table, names, unnested(rows)),
          rows.columns());
    }
  }

  /** Inserts those rows whose key nobody has. */
  void insertNew(String table, Rows<?> rows, String... key) throws SQLException {
    if (!rows.isEmpty()) {
      String names = names(rows.columns());
      String same = same(List.of(key));
      run(
          """
          insert into %s (%s) select distinct * from %s
          where not exists (select 1 from %s t where %s)"""
              .formatted(table, names, unnested(rows), table, same),
          rows.columns());
    }
  }

  /** Updates the rows with these keys. */
  void update(String table, Rows<?> rows, String... key) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    List<String> keys = List.of(key);
    String sets =
        rows.columns().stream()
            .map(Rows.Column::name)
            .filter(name -> !keys.contains(name))
            .map(name -> name + " = s." + name)
            .collect(Collectors.joining(", "));
    run(
        (postgres
                ? "update %s t set %s from %s where %s"
                : "merge into %1$s t using (select * from %3$s) s on %4$s"
                    + " when matched then update set %2$s")
            .formatted(table, sets, unnested(rows), same(keys)),
        rows.columns());
  }

  /** Deletes the rows with these keys. */
  void delete(String table, Rows<?> keys) throws SQLException {
    if (!keys.isEmpty()) {
      run(
          "delete from %s where (%s) in (select * from %s)"
              .formatted(table, names(keys.columns()), unnested(keys)),
          keys.columns());
    }
  }

  private static String names(List<Rows.Column> columns) {
    return columns.stream().map(Rows.Column::name).collect(Collectors.joining(", "));
  }

  private static String same(List<String> key) {
    return key.stream()
        .map(name -> "t." + name + " = s." + name)
        .collect(Collectors.joining(" and "));
  }

  private static String unnested(Rows<?> rows) {
    return rows.columns().stream()
        .map(column -> "cast(? as %s array)".formatted(column.type()))
        .collect(Collectors.joining(", ", "unnest(", ") as s(" + names(rows.columns()) + ")"));
  }

  private void run(String statement, List<Rows.Column> columns) throws SQLException {
    List<Array> arrays = new ArrayList<>();
    try (PreparedStatement change = connection.prepareStatement(statement)) {
      for (Rows.Column column : columns) {
        arrays.add(connection.createArrayOf(column.type(), column.values().toArray()));
        change.setArray(arrays.size(), arrays.get(arrays.size() - 1));
      }
      change.executeUpdate();
    } finally {
      for (Array array : arrays) {
        array.free();
      }
    }
  }

  private void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object value =
          parameters[i] instanceof Collection<?> texts
              ? connection.createArrayOf("varchar", texts.toArray(new Object[0]))
              : parameters[i];
      statement.setObject(i + 1, value);
    }
  }
}
