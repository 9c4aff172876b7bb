package fr.marelle.directory.run;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.plan.AbsenceRule;
import fr.marelle.directory.plan.Crowd;
import fr.marelle.directory.plan.Leaving;
import fr.marelle.directory.plan.Recorded;
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
  private final Carrying carrying;
  private final Stride stride = new Stride();
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
    return covered.tailSet(reached, false).stream().limit(stride.schools()).toList();
  }

  /** Looks at some schools, or at the first of them. */
  Run step(KeycloakSession session, Sql sql, Run run, List<String> some) throws SQLException {
    RecordTable records = new RecordTable(sql, carrying.layer());
    Map<Crowd, List<Recorded>> absent = absent(records, run, some);
    int people = absent.values().stream().mapToInt(List::size).sum();
    List<String> schools = some.stream().limit(stride.taken(some.size(), people)).toList();
    absent.keySet().removeIf(crowd -> !schools.contains(crowd.school()));
    Map<Crowd, Long> sizes =
        absent.isEmpty() ? Map.of() : carrying.crowds().before(schools, records, run.begunAt());
    Set<Crowd> leaving = new TreeSet<>();
    Map<Crowd, List<Leaving>> held = new TreeMap<>();
    for (Map.Entry<Crowd, List<Recorded>> crowd : absent.entrySet()) {
      List<Leaving> gone =
          crowd.getValue().stream().map(one -> new Leaving(one, Location.of(run.file()))).toList();
      if (AbsenceRule.isTooMany(gone.size(), sizes.getOrDefault(crowd.getKey(), 0L))) {
        held.put(crowd.getKey(), gone);
      } else {
        leaving.add(crowd.getKey());
      }
    }
    Tally tally = hold(session, sql, run.tally(), held, sizes);
    for (Profile profile : Profile.values()) {
      tally = leave(session, sql, run, tally, profile, leaving, absent);
    }
    return run.after(schools.get(schools.size() - 1), tally);
  }

  /** Names those who are too many to go unasked. */
  private Tally hold(
      KeycloakSession session,
      Sql sql,
      Tally before,
      Map<Crowd, List<Leaving>> held,
      Map<Crowd, Long> sizes)
      throws SQLException {
    return held.isEmpty()
        ? before
        : carrying.carryOut(
            session,
            sql,
            carrying.scope(session, Set.of(), Extent.COMPLETE),
            before,
            planner -> planner.planHeld(held, sizes));
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
