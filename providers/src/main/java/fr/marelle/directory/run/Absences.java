package fr.marelle.directory.run;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.plan.AbsenceRule;
import fr.marelle.directory.plan.Leaving;
import fr.marelle.directory.plan.Recorded;
import fr.marelle.directory.plan.ReportLine;
import fr.marelle.directory.store.RecordTable;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.keycloak.models.KeycloakSession;

/** Looks, at the end of a complete source, for people of its schools of whom it did not speak. */
final class Absences {
  /** Schools of one step. */
  private static final int SCHOOLS = 20;

  /** Stands for all people who belong to several schools; comes before any UAI. */
  private static final String SEVERAL = RecordTable.SEVERAL;

  private final Carrying carrying;
  private final Set<String> covered;
  private final Set<Profile> profiles;

  Absences(Carrying carrying, Set<String> covered, Set<Profile> profiles) {
    this.carrying = carrying;
    this.covered = covered;
    this.profiles = profiles;
  }

  /** The schools of the next step; none at the end. */
  List<String> next(String reached) {
    TreeSet<String> all = new TreeSet<>(covered);
    all.add(SEVERAL);
    return all.tailSet(reached, false).stream().limit(SCHOOLS).toList();
  }

  /** Looks at some schools. */
  Run step(KeycloakSession session, Sql sql, Run run, List<String> schools) throws SQLException {
    RecordTable records = new RecordTable(sql, carrying.layer());
    Map<RecordTable.Crowd, List<Recorded>> absent = absent(records, run, schools);
    Map<RecordTable.Crowd, Long> crowds = new HashMap<>();
    if (!absent.isEmpty()) {
      crowds.putAll(records.crowds(schools, run.begunAt()));
    }
    List<Leaving> leaving = new ArrayList<>();
    List<ReportLine> questions = new ArrayList<>();
    long held = 0;
    for (Map.Entry<RecordTable.Crowd, List<Recorded>> crowd : absent.entrySet()) {
      int gone = crowd.getValue().size();
      long all = crowds.getOrDefault(crowd.getKey(), 0L);
      if (!run.confirmed() && AbsenceRule.isTooMany(gone, all)) {
        held += gone;
        questions.add(
            AbsenceRule.question(
                run.file(), crowd.getKey().school(), crowd.getKey().profile(), gone, all));
      } else {
        crowd
            .getValue()
            .forEach(record -> leaving.add(new Leaving(record, Location.of(run.file()))));
      }
    }
    Tally tally = Lines.add(sql, run, run.tally(), questions).holding(held);
    tally =
        carrying.carryOut(
            session,
            sql,
            carrying.scope(session, covered, Extent.COMPLETE),
            tally,
            planner -> planner.planAbsences(leaving));
    return run.after(schools.get(schools.size() - 1), tally);
  }

  private Map<RecordTable.Crowd, List<Recorded>> absent(
      RecordTable records, Run run, List<String> schools) throws SQLException {
    Map<RecordTable.Crowd, List<Recorded>> absent =
        new TreeMap<>(
            Comparator.comparing(RecordTable.Crowd::school)
                .thenComparing(RecordTable.Crowd::profile));
    for (Recorded record : records.absent(schools, profiles, run.id())) {
      if (record.schools().stream().anyMatch(covered::contains)) {
        String school = record.schools().size() == 1 ? record.schools().iterator().next() : SEVERAL;
        absent
            .computeIfAbsent(
                new RecordTable.Crowd(school, record.profile().name()), key -> new ArrayList<>())
            .add(record);
      }
    }
    absent.values().forEach(crowd -> crowd.sort(Comparator.comparing(Recorded::externalId)));
    return absent;
  }
}
