package fr.marelle.directory.run;

import fr.marelle.directory.plan.Crowd;
import fr.marelle.directory.plan.HeldPerson;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.store.ReportTable;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lines of a run's report that name those who would go if somebody confirmed it. */
final class HeldLines {
  private static final int PAGE = 1_000;

  private final Sql sql;
  private final Run asking;
  private final ReportTable report;

  HeldLines(Sql sql, Run asking) {
    this.sql = sql;
    this.asking = asking;
    this.report = new ReportTable(sql);
  }

  /**
   * Some were struck.
   *
   * @param people how many
   * @param left how many are still held
   */
  record Struck(int people, Map<Crowd, Long> left) {}

  /** Strikes those of whom nobody has to be asked any more. */
  Struck strike(Run later) throws SQLException {
    int struck = 0;
    Map<Crowd, Long> left = new HashMap<>();
    List<ReportTable.Numbered> page = after(0);
    while (!page.isEmpty()) {
      Set<HeldPerson> settled =
          settled(later, page.stream().map(one -> HeldPerson.of(one.line())).toList());
      List<Long> numbers = new ArrayList<>();
      for (ReportTable.Numbered one : page) {
        HeldPerson person = HeldPerson.of(one.line());
        if (settled.contains(person)) {
          numbers.add(one.number());
        } else {
          person.crowds().forEach(crowd -> left.merge(crowd, 1L, Long::sum));
        }
      }
      report.strike(asking.id(), ReportKind.HELD, numbers);
      struck += numbers.size();
      page = after(page.get(page.size() - 1).number());
    }
    return new Struck(struck, left);
  }

  private List<ReportTable.Numbered> after(long number) throws SQLException {
    return report.after(asking.id(), ReportKind.HELD, number, PAGE);
  }

  /**
   * Those whom the later run has met, who have gone, and whose account goes by that id no longer:
   * told by the very entry that was held, since there may be others of the same account.
   */
  private Set<HeldPerson> settled(Run later, List<HeldPerson> people) throws SQLException {
    record Key(String account, String externalId) {}
    Set<Key> open =
        new HashSet<>(
            sql.select(
                """
                select r.USER_ID, r.EXTERNAL_ID from unnest(cast(? as varchar array)) as k(ID)
                  join MARELLE_DIRECTORY_RECORD r on r.REALM_ID = ? and r.EXTERNAL_ID = k.ID
                    and r.LAYER = '' and r.GONE_SINCE is null
                where not exists (select 1 from MARELLE_DIRECTORY_SEEN s
                  where s.RUN_ID = ? and s.EXTERNAL_ID = r.EXTERNAL_ID)""",
                row -> new Key(row.getString(1), row.getString(2)),
                people.stream().map(HeldPerson::externalId).distinct().toList(),
                asking.realmId(),
                later.id()));
    Set<HeldPerson> settled = new HashSet<>(people);
    settled.removeIf(one -> open.contains(new Key(one.account(), one.externalId())));
    return settled;
  }
}
