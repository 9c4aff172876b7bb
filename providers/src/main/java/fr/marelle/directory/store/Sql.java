package fr.marelle.directory.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * Statements about many rows at once, on one connection, for PostgreSQL and H2. Keycloak's entity
 * manager would send one for each row and keep all of them in memory.
 */
public final class Sql implements AutoCloseable {
  /** Rows that come in one trip to the database. */
  private static final int FETCH_SIZE = 2_000;

  private final Connection connection;
  private final boolean postgres;
  private CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);

  /** Over a connection whose transaction somebody else begins and ends. */
  public Sql(Connection connection) throws SQLException {
    this.connection = connection;
    this.postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
  }

  /** Waits until the rows that were sent are there. */
  public void settle() throws SQLException {
    try {
      sent.join();
    } catch (CompletionException refused) {
      if (refused.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw refused;
    } finally {
      sent = CompletableFuture.completedFuture(null);
    }
  }

  /**
   * Lets go of the connection, once the rows that were sent last are there. Where they were refused
   * while something else failed for that very reason, this is what tells why: it comes as
   * suppressed.
   */
  @Override
  public void close() throws SQLException {
    settle();
  }

  /** The connection, once the rows that were sent are there. */
  private Connection free() throws SQLException {
    settle();
    return connection;
  }

  /** Makes something of a row. */
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Has the database look at what those of these tables hold that have grown since it last looked.
   * One that has just been filled is taken for empty until somebody does, and would be read from
   * end to end for each thing that is looked up. In their order, for two who look at once.
   *
   * @param times as large as it was, at least
   */
  void analyzeGrown(List<String> tables, long times) throws SQLException {
    if (postgres) {
      for (String table :
          select(
              """
              select c.oid::regclass::text
              from unnest(cast(? as varchar array)) with ordinality as k(NAME, TURN)
                join pg_class c on c.oid = to_regclass(k.NAME)
              where pg_relation_size(c.oid) >= ? * greatest(c.relpages, 1)
                * current_setting('block_size')::bigint
              order by k.TURN""",
              row -> row.getString(1),
              tables,
              times)) {
        execute("analyze " + table);
      }
    }
  }

  /**
   * Lets the commit of this transaction come back before it is on the disk, as Keycloak does for
   * its sessions. If the database or its machine breaks down, the last moments may be lost, in
   * their order and each transaction as a whole; never if the node does.
   */
  public void commitWithoutWaiting() throws SQLException {
    if (postgres) {
      execute("set local synchronous_commit to off");
    }
  }

  /**
   * Has a question end that keeps its rows from whoever else asks it so. On PostgreSQL nobody waits
   * who merely adds a row that refers to one of them.
   */
  public String forUpdate() {
    return postgres ? " for no key update" : " for update";
  }

  /**
   * Asks.
   *
   * @param parameters texts, numbers, truth values, null, or collections of texts for {@code =
   *     any(cast(? as varchar array))}
   */
  public <T> List<T> select(String statement, Reader<T> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement select = free().prepareStatement(statement)) {
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
    try (PreparedStatement change = free().prepareStatement(statement)) {
      bind(change, parameters);
      return change.executeUpdate();
    }
  }

  /** Inserts rows. */
  void insert(String table, Rows<?> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String names = names(rows);
    if (postgres && PostgresCopy.isPossible(connection)) {
      byte[] lines = PostgresCopy.lines(rows);
      sent = PostgresCopy.insert(free(), table, names, lines);
    } else {
      run("insert into %s (%s) select * from %s".formatted(table, names, unnested(rows)), rows);
    }
  }

  /** Inserts those rows whose key nobody has. */
  void insertNew(String table, Rows<?> rows, String... key) throws SQLException {
    if (!rows.isEmpty()) {
      String names = names(rows);
      String same = same(List.of(key));
      run(
          """
          insert into %s (%s) select distinct * from %s
          where not exists (select 1 from %s t where %s)"""
              .formatted(table, names, unnested(rows), table, same),
          rows);
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
        rows);
  }

  /** Deletes the rows with these keys. */
  void delete(String table, Rows<?> keys) throws SQLException {
    if (!keys.isEmpty()) {
      run(
          "delete from %s where (%s) in (select * from %s)"
              .formatted(table, names(keys), unnested(keys)),
          keys);
    }
  }

  private static String names(Rows<?> rows) {
    return rows.columns().stream().map(Rows.Column::name).collect(Collectors.joining(", "));
  }

  private static String same(List<String> key) {
    return key.stream()
        .map(name -> "t." + name + " = s." + name)
        .collect(Collectors.joining(" and "));
  }

  private static String unnested(Rows<?> rows) {
    return rows.columns().stream()
        .map(column -> "cast(? as %s array)".formatted(column.type()))
        .collect(Collectors.joining(", ", "unnest(", ") as s(" + names(rows) + ")"));
  }

  private void run(String statement, Rows<?> rows) throws SQLException {
    List<Array> arrays = new ArrayList<>();
    try (PreparedStatement change = free().prepareStatement(statement)) {
      List<Object[]> values = rows.values();
      for (int i = 0; i < values.size(); i++) {
        arrays.add(connection.createArrayOf(rows.columns().get(i).type(), values.get(i)));
        change.setArray(i + 1, arrays.get(i));
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
