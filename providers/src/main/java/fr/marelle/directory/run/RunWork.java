package fr.marelle.directory.run;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Coverage;
import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.Entries;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.plan.AbsenceRule;
import fr.marelle.directory.plan.InePrint;
import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.plan.ReportLine;
import fr.marelle.directory.plan.SchoolNames;
import fr.marelle.directory.plan.Unnamed;
import fr.marelle.directory.store.UnnamedTable;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.SecretKey;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.Constants;

/**
 * Works on a run until its end: reads, plans and writes batch by batch, then looks for people of
 * whom the source did not speak.
 */
final class RunWork {
  /** Comes after all schools. */
  private static final String END = "~";

  private final HeldRun held;
  private final Carrying carrying;

  RunWork(HeldRun held) {
    this.held = held;
    this.carrying = new Carrying(held.run());
  }

  /** How it ended: {@link RunState#DONE} or {@link RunState#ASKING}. */
  RunState over(OpenedFile file) throws IOException, InterruptedException {
    Coverage coverage = file.source().coverage();
    Beginning beginning = begin();
    SchoolNames names = new SchoolNames(beginning.jointures());
    try (Entries entries = file.source().open()) {
      Reading reading = new Reading(entries, coverage, names, new InePrint(beginning.key()));
      try (Batches batches = new Batches(held, carrying, coverage.extent(), names, reading)) {
        batches.apply();
      }
      if (held.run().confirmed()) {
        letGo();
      }
      if (reading.isComplete()) {
        end(reading);
      }
    }
    return isAsking() ? RunState.ASKING : RunState.DONE;
  }

  private boolean isAsking() {
    return held.run().tally().held() > 0 && !held.run().dry();
  }

  /**
   * What has to be known before anything is read.
   *
   * @param key the realm's, for what it keeps to itself
   */
  private record Beginning(Map<String, String> jointures, SecretKey key) {}

  private Beginning begin() throws InterruptedException {
    AtomicReference<Beginning> beginning = new AtomicReference<>();
    held.step(
        (session, sql, run) -> {
          SecretKey key =
              session
                  .keys()
                  .getActiveKey(
                      session.getContext().getRealm(),
                      KeyUse.SIG,
                      Constants.INTERNAL_SIGNATURE_ALGORITHM)
                  .getSecretKey();
          beginning.set(new Beginning(Map.copyOf(carrying.groups(sql).jointures()), key));
          return run;
        },
        carrying::forget);
    return beginning.get();
  }

  private void end(Reading reading) throws InterruptedException {
    if (!reading.isCertain()) {
      if (!held.run().confirmed()) {
        sayThatNobodyGoes();
      }
      return;
    }
    Set<String> covered = new HashSet<>(reading.covered());
    if (!held.run().schools().isEmpty()) {
      covered.retainAll(held.run().schools());
    }
    if (!held.run().confirmed()) {
      settleRows(reading);
      lookForAbsent(reading, covered);
    }
    if (!held.run().dry()) {
      covered.removeIf(uai -> !reading.profilesOf(uai).contains(Profile.PUPIL));
      removeEmptyClasses(covered, reading.classes());
    }
  }

  private void lookForAbsent(Reading reading, Set<String> covered) throws InterruptedException {
    Absences absences = new Absences(carrying, covered, reading::profilesOf);
    List<String> schools = absences.next(held.run().reached());
    while (!schools.isEmpty()) {
      List<String> some = schools;
      held.step((session, sql, run) -> absences.step(session, sql, run, some), carrying::forget);
      schools = absences.next(held.run().reached());
    }
    if (!held.run().dry()) {
      held.step(
          (session, sql, run) -> {
            new Overtaken(sql)
                .askedAnew(
                    run,
                    crowd ->
                        covered.contains(crowd.school())
                            && reading.profilesOf(crowd.school()).contains(crowd.profile()));
            return run;
          },
          () -> {});
    }
  }

  /** Those whom somebody has confirmed to go. */
  private void letGo() throws InterruptedException {
    Confirmed confirmed = new Confirmed(carrying);
    AtomicBoolean more = new AtomicBoolean(true);
    while (more.get()) {
      held.step(
          (session, sql, run) -> {
            Optional<Run> next = confirmed.step(session, sql, run);
            more.set(next.isPresent());
            return next.orElse(run);
          },
          carrying::forget);
    }
  }

  /** What no row of people named of whom there are several. */
  private void settleRows(Reading reading) throws InterruptedException {
    AtomicBoolean more = new AtomicBoolean(true);
    while (more.get()) {
      held.step(
          (session, sql, run) -> {
            UnnamedTable table = new UnnamedTable(sql, run.id());
            Map<String, Set<Unnamed.Item>> left = table.next(Reading.MAX_PEOPLE);
            more.set(!left.isEmpty());
            if (left.isEmpty()) {
              return run;
            }
            Tally tally =
                carrying.carryOut(
                    session,
                    sql,
                    carrying.scope(session, reading.covered(), Extent.COMPLETE),
                    run.tally(),
                    planner -> planner.planUnnamed(left, Location.of(run.file())));
            table.strike(left.keySet());
            return run.at(run.position(), run.permille(), tally);
          },
          carrying::forget);
    }
  }

  private void sayThatNobodyGoes() throws InterruptedException {
    if (!held.run().reached().equals(END)) {
      held.step(
          (session, sql, run) ->
              run.after(
                  END,
                  Lines.add(sql, run, run.tally(), List.of(AbsenceRule.nobodyGoes(run.file())))),
          () -> {});
    }
  }

  /** The classes of last year. */
  private void removeEmptyClasses(Set<String> covered, Set<PlaceName> named)
      throws InterruptedException {
    for (String uai : withOtherClasses(covered, named)) {
      held.step(
          (session, sql, run) -> {
            List<ReportLine> lines =
                carrying
                    .groups(sql)
                    .removeEmpty(
                        session,
                        session.getContext().getRealm(),
                        sql,
                        uai,
                        named,
                        Location.of(run.file()));
            return run.at(run.position(), run.permille(), Lines.add(sql, run, run.tally(), lines));
          },
          carrying::forget);
    }
  }

  /** Few schools have any but at the beginning of a school year, and each is a step of its own. */
  private List<String> withOtherClasses(Set<String> covered, Set<PlaceName> named)
      throws InterruptedException {
    AtomicReference<List<String>> schools = new AtomicReference<>(List.of());
    held.step(
        (session, sql, run) -> {
          schools.set(carrying.groups(sql).withOthers(covered, named));
          return run;
        },
        carrying::forget);
    return schools.get();
  }
}
