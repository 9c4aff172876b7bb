package fr.marelle.directory.store;

import fr.marelle.directory.plan.Unnamed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The table of what rows of people have not named so far of whom there are several. */
public final class UnnamedTable {
  private static final String TABLE = "MARELLE_DIRECTORY_UNNAMED";

  private final Sql sql;
  private final String run;

  public UnnamedTable(Sql sql, String run) {
    this.sql = sql;
    this.run = run;
  }

  private record Row(String id, Unnamed.Item item) {}

  /** Writes down what a batch left out, and strikes what it named. */
  void write(Unnamed unnamed) throws SQLException {
    sql.delete(TABLE, rows(unnamed.named()));
    sql.insertNew(TABLE, rows(unnamed.left()), "RUN_ID", "EXTERNAL_ID", "ITEM");
  }

  private Rows<Row> rows(Map<String, Set<Unnamed.Item>> items) {
    List<Row> rows = new ArrayList<>();
    items.forEach((id, all) -> all.forEach(item -> rows.add(new Row(id, item))));
    return Rows.of(rows)
        .text("RUN_ID", row -> run)
        .text("EXTERNAL_ID", Row::id)
        .text("ITEM", row -> row.item().text());
  }

  /** What is left of some people, by their external ids; empty where nothing is. */
  public Map<String, Set<Unnamed.Item>> next(int people) throws SQLException {
    Map<String, Set<Unnamed.Item>> next = new TreeMap<>();
    sql.select(
            """
            select u.EXTERNAL_ID, u.ITEM from MARELLE_DIRECTORY_UNNAMED u
              join (select distinct EXTERNAL_ID from MARELLE_DIRECTORY_UNNAMED where RUN_ID = ?
                order by EXTERNAL_ID fetch first ? rows only) n on n.EXTERNAL_ID = u.EXTERNAL_ID
            where u.RUN_ID = ?""",
            row -> new Row(row.getString(1), new Unnamed.Item(row.getString(2))),
            run,
            (long) people,
            run)
        .forEach(row -> next.computeIfAbsent(row.id(), id -> new HashSet<>()).add(row.item()));
    return next;
  }

  /** Some people are done. */
  public void strike(Collection<String> ids) throws SQLException {
    sql.delete(
        TABLE, Rows.of(List.copyOf(ids)).text("RUN_ID", id -> run).text("EXTERNAL_ID", id -> id));
  }
}
