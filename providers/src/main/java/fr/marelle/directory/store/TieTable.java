package fr.marelle.directory.store;

import fr.marelle.directory.plan.Plan;
import fr.marelle.directory.plan.Tie;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The table of who stands in for whom. On the layer of a dry run, a row without its other end says
 * that somebody told anew of his ties: those below hold no longer.
 */
public final class TieTable {
  private static final String TABLE = "MARELLE_DIRECTORY_TIE";
  private static final String NOBODY = "";

  private static final String SELECT =
      "select t.PUPIL_ID, t.RELATIVE_ID, t.SAID_BY from unnest(cast(? as varchar array)) as i(ID)"
          + " join MARELLE_DIRECTORY_TIE t on t.%s = i.ID and t.REALM_ID = ?";

  private static final String COVERED =
      """
       and t.PUPIL_ID <> '' and t.RELATIVE_ID <> '' and (t.LAYER = ? or (t.LAYER = ''
          and not exists (select 1 from MARELLE_DIRECTORY_TIE k
            where k.REALM_ID = t.REALM_ID and k.LAYER = ? and k.SAID_BY = t.SAID_BY
              and k.PUPIL_ID = case when t.SAID_BY = 'pupil' then t.PUPIL_ID else '' end
              and k.RELATIVE_ID = case when t.SAID_BY = 'pupil' then '' else t.RELATIVE_ID end)))""";

  /** Who of one side was asked about, and who of them has said something before. */
  private record Heard(Set<String> asked, Set<String> spoke) {
    static Heard nobody() {
      return new Heard(new HashSet<>(), new HashSet<>());
    }

    /** Those of whom something may be in the table. */
    List<String> among(Set<String> owners) {
      return owners.stream().filter(one -> spoke.contains(one) || !asked.contains(one)).toList();
    }
  }

  private final Sql sql;
  private final Layer layer;
  private final Heard pupils = Heard.nobody();
  private final Heard relatives = Heard.nobody();

  public TieTable(Sql sql, Layer layer) {
    this.sql = sql;
    this.layer = layer;
  }

  /** What is told of these pupils, by whomever. */
  public List<Tie> ofPupils(Collection<String> ids) throws SQLException {
    return read("PUPIL_ID", ids, pupils, Tie.Side.PUPIL);
  }

  List<Tie> ofRelatives(Collection<String> ids) throws SQLException {
    return read("RELATIVE_ID", ids, relatives, Tie.Side.RELATIVE);
  }

  /** These have spoken before what is written next, though the table may not say so yet. */
  void haveSpoken(Plan.Told told) {
    pupils.spoke().addAll(told.pupils());
    relatives.spoke().addAll(told.relatives());
  }

  /** Without what a dry run would have written. */
  List<Tie> trueOfRelatives(Collection<String> relatives) throws SQLException {
    return relatives.isEmpty() ? List.of() : readTrue("RELATIVE_ID", relatives);
  }

  private List<Tie> read(String end, Collection<String> ids, Heard heard, Tie.Side side)
      throws SQLException {
    if (ids.isEmpty()) {
      return List.of();
    }
    if (layer.isTruth()) {
      List<Tie> ties = readTrue(end, ids);
      heard.asked().addAll(ids);
      ties.stream()
          .filter(tie -> tie.saidBy() == side)
          .forEach(tie -> heard.spoke().add(tie.owner()));
      return ties;
    }
    return sql.select(
        SELECT.formatted(end) + COVERED,
        TieTable::read,
        ids,
        layer.realmId(),
        layer.name(),
        layer.name());
  }

  private List<Tie> readTrue(String end, Collection<String> ids) throws SQLException {
    return sql.select(
        SELECT.formatted(end) + " and t.LAYER = ''", TieTable::read, ids, layer.realmId());
  }

  private static Tie read(ResultSet row) throws SQLException {
    return new Tie(
        row.getString(1),
        row.getString(2),
        Tie.Side.valueOf(row.getString(3).toUpperCase(Locale.ROOT)));
  }

  void write(Sql to, Plan.Told told) throws SQLException {
    forget(to, "PUPIL_ID", Tie.Side.PUPIL, pupils.among(told.pupils()));
    forget(to, "RELATIVE_ID", Tie.Side.RELATIVE, relatives.among(told.relatives()));
    List<Tie> ties = new ArrayList<>(told.ties());
    if (!layer.isTruth()) {
      told.pupils().forEach(pupil -> ties.add(new Tie(pupil, NOBODY, Tie.Side.PUPIL)));
      told.relatives().forEach(one -> ties.add(new Tie(NOBODY, one, Tie.Side.RELATIVE)));
    }
    to.insert(
        TABLE,
        Rows.of(ties)
            .text("REALM_ID", tie -> layer.realmId())
            .text("PUPIL_ID", Tie::pupil)
            .text("RELATIVE_ID", Tie::relative)
            .text("SAID_BY", tie -> value(tie.saidBy()))
            .text("LAYER", tie -> layer.name()));
    haveSpoken(told);
  }

  /**
   * Somebody is no longer known. What others said of her stays: it is theirs, and they may not say
   * it again for long.
   */
  public void forgetWhatWasSaidBy(Collection<String> people) throws SQLException {
    forget(sql, "PUPIL_ID", Tie.Side.PUPIL, people);
    forget(sql, "RELATIVE_ID", Tie.Side.RELATIVE, people);
  }

  private void forget(Sql to, String end, Tie.Side saidBy, Collection<String> owners)
      throws SQLException {
    if (!owners.isEmpty()) {
      to.execute(
          "delete from MARELLE_DIRECTORY_TIE where REALM_ID = ? and LAYER = ? and SAID_BY = ? and "
              + end
              + " = any(cast(? as varchar array))",
          layer.realmId(),
          layer.name(),
          value(saidBy),
          owners);
    }
  }

  private static String value(Tie.Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }
}
