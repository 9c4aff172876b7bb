package fr.marelle.directory.run;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.plan.AbsenceRule;
import fr.marelle.directory.plan.Crowd;
import fr.marelle.directory.plan.Leaving;
import fr.marelle.directory.plan.Recorded;
import fr.marelle.directory.plan.ReportLine;
import fr.marelle.directory.store.RecordTable;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;

/** Looks, at the end of a complete source, for people of its schools of whom it did not speak. */
final class Absences {
  /** Schools of one step where nobody, or hardly anybody, has gone. */
  private static final int MOST_SCHOOLS = 100;

  /** Schools of one step where many have: if all of their people go, it is one transaction. */
  private static final int SCHOOLS = 5;

  private static final int MANY = 1_000;

  private final Carrying carrying;
  private final TreeSet<String> covered;
  private final Function<String, Set<Profile>> profiles;
  private Optional<List<Recorded>> ofSeveral = Optional.empty();

  /**
   * @param profiles of the people that the source is about, by the UAI of the school
   */
  Absences(Carrying carrying, Set<String> covered, Function<String, Set<Profile>> profiles) {
    this.carrying = carrying;
    this.covered = new TreeSet<>(covered);
    this.profiles = profiles;
  }

  /** The schools of the next step; none at the end. */
  List<String> next(String reached) {
    return covered.tailSet(reached, false).stream().limit(MOST_SCHOOLS).toList();
  }

  /** Looks at some schools, or at the first of them. */
  Run step(KeycloakSession session, Sql sql, Run run, List<String> some) throws SQLException {
    RecordTable records = new RecordTable(sql, carrying.layer());
    Map<Crowd, List<Recorded>> absent = absent(records, run, some);
    List<String> schools =
        absent.values().stream().mapToInt(List::size).sum() > MANY
            ? some.stream().limit(SCHOOLS).toList()
            : some;
    absent.keySet().removeIf(crowd -> !schools.contains(crowd.school()));
    Map<Crowd, Long> sizes =
        absent.isEmpty() ? Map.of() : carrying.crowds().before(schools, records, run.begunAt());
    Set<Crowd> leaving = new TreeSet<>();
    List<ReportLine> questions = new ArrayList<>();
    long held = 0;
    for (Map.Entry<Crowd, List<Recorded>> crowd : absent.entrySet()) {
      int gone = crowd.getValue().size();
      long all = sizes.getOrDefault(crowd.getKey(), 0L);
      if (!run.confirmed() && AbsenceRule.isTooMany(gone, all)) {
        held += gone;
        questions.add(AbsenceRule.question(Location.of(run.file()), crowd.getKey(), gone, all));
      } else {
        leaving.add(crowd.getKey());
      }
    }
    Tally tally = Lines.add(sql, run, run.tally(), questions).holding(held);
    for (Profile profile : Profile.values()) {
      tally = leave(session, sql, run, tally, profile, leaving, absent);
    }
    return run.after(schools.get(schools.size() - 1), tally);
  }

  /** Whoever is of several schools leaves those whose people may go. */
  private Tally leave(
      KeycloakSession session,
      Sql sql,
      Run run,
      Tally before,
      Profile profile,
      Set<Crowd> leaving,
      Map<Crowd, List<Recorded>> absent)
      throws SQLException {
    Set<String> left = new TreeSet<>();
    Map<String, Leaving> people = new TreeMap<>();
    for (Crowd crowd : leaving) {
      if (crowd.profile() == profile) {
        left.add(crowd.school());
        absent
            .get(crowd)
            .forEach(
                one -> people.put(one.externalId(), new Leaving(one, Location.of(run.file()))));
      }
    }
    return people.isEmpty()
        ? before
        : carrying.carryOut(
            session,
            sql,
            carrying.scope(session, left, Extent.COMPLETE),
            before,
            planner -> planner.planAbsences(List.copyOf(people.values())));
  }

  private Map<Crowd, List<Recorded>> absent(RecordTable records, Run run, List<String> schools)
      throws SQLException {
    Map<String, Recorded> people = new TreeMap<>();
    ofSeveral(records, run).forEach(one -> people.put(one.externalId(), one));
    // Somebody who has left one school of two in an earlier step is of one school now.
    records
        .absent(schools, run.id(), run.begunAt())
        .forEach(one -> people.put(one.externalId(), one));
    Map<Crowd, List<Recorded>> absent = new TreeMap<>();
    for (Recorded record : people.values()) {
      for (String school : record.schools()) {
        if (schools.contains(school) && profiles.apply(school).contains(record.profile())) {
          absent
              .computeIfAbsent(new Crowd(school, record.profile()), crowd -> new ArrayList<>())
              .add(record);
        }
      }
    }
    return absent;
  }

  private List<Recorded> ofSeveral(RecordTable records, Run run) throws SQLException {
    if (ofSeveral.isEmpty()) {
      List<Recorded> absent = new ArrayList<>(records.absentOfSeveral(run.id(), run.begunAt()));
      absent.removeIf(one -> one.schools().stream().noneMatch(covered::contains));
      ofSeveral = Optional.of(absent);
    }
    return ofSeveral.get();
  }
}
