package fr.marelle.directory.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The table of how many identifiers of each base were issued: none is issued twice. */
public final class IdentifierTable {
  private static final String TABLE = "MARELLE_IDENTIFIER";

  private final Sql sql;
  private final Layer layer;
  private final Set<String> onLayer = new HashSet<>();

  public IdentifierTable(Sql sql, Layer layer) {
    this.sql = sql;
    this.layer = layer;
  }

  /** By base; those of which none was issued are left out. */
  public Map<String, Long> issued(Collection<String> bases) throws SQLException {
    Map<String, Long> issued = new HashMap<>();
    sql.select(
            """
            select i.BASE, i.LAYER, i.ISSUED from unnest(cast(? as varchar array)) as k(BASE)
              join MARELLE_IDENTIFIER i
                on i.REALM_ID = ? and i.BASE = k.BASE and i.LAYER in ('', ?)""",
            row -> {
              if (row.getString(2).equals(layer.name())) {
                onLayer.add(row.getString(1));
              }
              return Map.entry(row.getString(1), row.getLong(3));
            },
            bases,
            layer.realmId(),
            layer.name())
        .forEach(one -> issued.merge(one.getKey(), one.getValue(), Math::max));
    return issued;
  }

  /** Somebody else has written, or is about to write, rows of these bases. */
  void haveWritten(Collection<String> bases) {
    onLayer.addAll(bases);
  }

  /** Writes how many were issued. Two who issue the first of a base at once: one of them fails. */
  public void write(Sql to, Map<String, Long> issued) throws SQLException {
    Map<String, Long> known = new HashMap<>(issued);
    known.keySet().retainAll(onLayer);
    Map<String, Long> others = new HashMap<>(issued);
    others.keySet().removeAll(onLayer);
    to.update(TABLE, rows(known), "REALM_ID", "BASE", "LAYER");
    to.insert(TABLE, rows(others));
  }

  private Rows<Map.Entry<String, Long>> rows(Map<String, Long> issued) {
    return Rows.of(issued.entrySet())
        .text("REALM_ID", one -> layer.realmId())
        .text("BASE", Map.Entry::getKey)
        .text("LAYER", one -> layer.name())
        .number("ISSUED", Map.Entry::getValue);
  }
}
