package fr.marelle.directory.run;

import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.plan.HeldPerson;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.plan.ReportLine;
import fr.marelle.directory.store.ReportTable;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;

/**
 * Has those go whom the report of a run names, once somebody has confirmed it: nobody else, and
 * nobody of whom a later run has spoken since.
 */
final class Confirmed {
  private final Carrying carrying;

  Confirmed(Carrying carrying) {
    this.carrying = carrying;
  }

  /**
   * Has some of them go. Where the run is interrupted, the lines tell who is left. A later run that
   * ends strikes lines with this run's row locked, and forgets then whom it has met: so the row is
   * locked before anything is read, and either it is waited for, or it waits.
   *
   * @return empty where nobody is left
   */
  Optional<Run> step(KeycloakSession session, Sql sql, Run run) throws SQLException {
    new RunTable(sql).lock(run.realmId(), run.id());
    ReportTable report = new ReportTable(sql);
    List<ReportTable.Numbered> lines =
        report.page(run.id(), ReportKind.HELD, 0, Reading.MAX_PEOPLE);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    long last = lines.get(lines.size() - 1).number();
    List<ReportLine> held = lines.stream().map(ReportTable.Numbered::line).toList();
    Set<String> spokenOf =
        new Overtaken(sql)
            .spokenOfSince(
                run,
                held.stream()
                    .map(line -> HeldPerson.of(line).externalId())
                    .collect(Collectors.toSet()));
    Tally tally =
        carrying.carryOut(
            session,
            sql,
            carrying.scope(session, Set.of(), Extent.COMPLETE),
            run.tally(),
            planner ->
                planner.planConfirmed(
                    held.stream()
                        .filter(line -> !spokenOf.contains(HeldPerson.of(line).externalId()))
                        .toList()));
    report.strike(run.id(), ReportKind.HELD, last);
    return Optional.of(run.after(Long.toString(last), tally));
  }
}
