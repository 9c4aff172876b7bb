package fr.marelle.directory.run;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Coverage;
import fr.marelle.directory.entry.Entries;
import fr.marelle.directory.entry.Entry;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.RemovalEntry;
import fr.marelle.directory.entry.Saying;
import fr.marelle.directory.entry.SchoolEntry;
import fr.marelle.directory.entry.UnreadEntry;
import fr.marelle.directory.entry.Weight;
import fr.marelle.directory.plan.InePrint;
import fr.marelle.directory.plan.Interpreter;
import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.plan.Said;
import fr.marelle.directory.plan.SchoolNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a source in batches. Whatever it has to remember until the end (which schools were spoken
 * of, which classes, whether all could be read) it learns again from the source when a run goes on
 * after a break; that is why what is done already is read, too. For one thread at a time.
 */
final class Reading {
  /** People of one batch: a second's work at most. */
  static final int MAX_PEOPLE = 1_000;

  /** Problems or schools of one batch. */
  private static final int MAX_OTHERS = 200;

  private final Entries entries;
  private final Coverage coverage;
  private final SchoolNames names;
  private final Interpreter interpreter;
  private final Set<String> covered;
  private final Set<PlaceName> classes = new HashSet<>();
  private final Set<String> unknownSchools = new HashSet<>();
  private boolean certain = true;
  private Optional<Location> doubtful = Optional.empty();
  private long position;
  private Entry ahead;

  /**
   * @param names learns which school is which
   */
  Reading(Entries entries, Coverage coverage, SchoolNames names, InePrint ines) {
    this.entries = entries;
    this.coverage = coverage;
    this.names = names;
    this.interpreter = new Interpreter(names, coverage.breadth(), ines);
    this.covered = new TreeSet<>(coverage.schools().keySet());
  }

  /**
   * The next batch; empty at the end.
   *
   * @param until no batch goes beyond this position: what was done before ended there
   */
  Optional<Batch> next(long until) throws IOException {
    List<SchoolEntry> schools = new ArrayList<>();
    List<Said> people = new ArrayList<>();
    List<RemovalEntry> removals = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<UnreadEntry> unread = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    long from = position;
    while (position < until
        && people.size() < MAX_PEOPLE
        && removals.size() < MAX_PEOPLE
        && schools.size() < MAX_OTHERS
        && problems.size() < MAX_OTHERS) {
      Entry entry = ahead == null ? entries.next().orElse(null) : ahead;
      ahead = null;
      if (entry == null) {
        break;
      }
      if (isOfNextBatch(entry, people, removals, ids)) {
        ahead = entry;
        break;
      }
      position++;
      doubt(entry);
      if (entry instanceof PersonEntry person) {
        Said said = interpreter.read(person);
        sayUnknownSchools(person, problems);
        said.classes().value().ifPresent(classes::addAll);
        ids.add(said.externalId());
        people.add(said);
      } else if (entry instanceof SchoolEntry school) {
        learn(school);
        schools.add(school);
      } else if (entry instanceof RemovalEntry removal) {
        removals.add(removal);
      } else if (entry instanceof Problem problem) {
        problems.add(problem);
      } else if (entry instanceof UnreadEntry known) {
        unread.add(known);
      }
    }
    return position == from
        ? Optional.empty()
        : Optional.of(
            new Batch(schools, people, removals, problems, unread, position, entries.progress()));
  }

  /** Once each: all people of a school name it. */
  private void sayUnknownSchools(PersonEntry person, List<Problem> problems) {
    for (String jointure : interpreter.unknownSchools(person)) {
      if (unknownSchools.size() < MAX_OTHERS && unknownSchools.add(jointure)) {
        problems.add(Problem.of(person.location(), Reason.UNKNOWN_JOINTURE, jointure));
      }
    }
  }

  /**
   * Whether somebody may have been in what could not be read. Of an entry it is known only from
   * what comes after its problems whether it says who.
   */
  private void doubt(Entry entry) {
    if (entry instanceof UnreadEntry && doubtful.filter(entry.location()::equals).isPresent()) {
      doubtful = Optional.empty();
      return;
    }
    certain &= doubtful.isEmpty() || doubtful.get().equals(entry.location());
    if (entry instanceof Problem problem) {
      certain &= problem.weight() != Weight.FILE;
      if (problem.weight() == Weight.ENTRY) {
        doubtful = Optional.of(problem.location());
      }
    }
  }

  /**
   * What is said first of somebody is done before what is said next. In a complete source several
   * rows of one person are one.
   */
  private boolean isOfNextBatch(
      Entry entry, List<Said> people, List<RemovalEntry> removals, Set<String> ids) {
    return entry instanceof PersonEntry person
        ? !removals.isEmpty()
            || (!isComplete() && person.id().filter(id -> ids.contains(id.text())).isPresent())
        : entry instanceof RemovalEntry && !people.isEmpty();
  }

  private void learn(SchoolEntry school) {
    names.learn(school);
    if (school.saying() == Saying.WHOLE) {
      names.uai(school).ifPresent(covered::add);
    }
  }

  /** UAI of the schools that the source has spoken for so far. */
  Set<String> covered() {
    return Set.copyOf(covered);
  }

  /** The classes that it has named so far. */
  Set<PlaceName> classes() {
    return classes;
  }

  /** The people of a school that it is about. */
  Set<Profile> profilesOf(String uai) {
    return coverage.profilesOf(uai);
  }

  /** Whether whoever is not in it has gone. */
  boolean isComplete() {
    return coverage.extent() == Coverage.Extent.COMPLETE;
  }

  /** Whether nothing was left out so far that somebody may have been in. */
  boolean isCertain() {
    return certain && doubtful.isEmpty();
  }
}
