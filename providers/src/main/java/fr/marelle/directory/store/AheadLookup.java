package fr.marelle.directory.store;

import fr.marelle.directory.plan.Account;
import fr.marelle.directory.plan.Answer;
import fr.marelle.directory.plan.Creation;
import fr.marelle.directory.plan.Crowd;
import fr.marelle.directory.plan.CrowdSize;
import fr.marelle.directory.plan.Lookup;
import fr.marelle.directory.plan.NameAt;
import fr.marelle.directory.plan.Plan;
import fr.marelle.directory.plan.Recorded;
import fr.marelle.directory.plan.Stranger;
import fr.marelle.directory.plan.Tie;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the database will know once a plan is written that is being written at this moment, so that
 * the batch after it can be planned meanwhile. It says the same before, during and after that
 * moment. What only a transaction may ask that goes on to write, it does not know: then the batch
 * has to wait.
 */
final class AheadLookup implements Lookup {
  private final StoredLookup stored;
  private final Plan coming;
  private final Map<String, Recorded> records;
  private final Set<String> identifiers;

  /**
   * @param coming without adopted accounts: who is a stranger is not known before it is written
   */
  AheadLookup(StoredLookup stored, Plan coming) {
    this.stored = stored;
    this.coming = coming;
    this.records =
        coming.records().stream()
            .collect(Collectors.toMap(Recorded::externalId, one -> one, (one, next) -> next));
    stored.tieTable().haveSpoken(coming.ties());
    this.identifiers =
        coming.creations().stream().map(Creation::identifier).collect(Collectors.toSet());
  }

  @Override
  public boolean isOfThisRun(Recorded record) {
    return stored.isOfThisRun(record);
  }

  @Override
  public Set<String> seen(Collection<String> externalIds) {
    Set<String> met = new HashSet<>(coming.seen());
    met.retainAll(Set.copyOf(externalIds));
    stored.haveMet(met);
    met.addAll(stored.seen(externalIds));
    met.removeAll(coming.struck(met));
    return met;
  }

  @Override
  public Map<String, Recorded> records(Collection<String> externalIds) {
    Map<String, Recorded> found = new HashMap<>(stored.records(externalIds));
    for (String id : externalIds) {
      Recorded record = records.get(id);
      if (record != null) {
        found.put(id, record);
      }
    }
    return found;
  }

  @Override
  public List<Recorded> recordsByName(Set<NameAt> names) {
    return withComing(stored.recordsByName(names), record -> RecordTable.isOneOf(names, record));
  }

  @Override
  public List<Recorded> recordsOfAccounts(Collection<String> accounts) {
    return withComing(
        stored.recordsOfAccounts(accounts), record -> accounts.contains(record.account()));
  }

  @Override
  public boolean hasInes() {
    return stored.hasInes();
  }

  @Override
  public List<Recorded> recordsByIne(Collection<String> prints) {
    return withComing(
        stored.recordsByIne(prints),
        record -> record.inePrint().filter(prints::contains).isPresent());
  }

  private List<Recorded> withComing(List<Recorded> known, Predicate<Recorded> asked) {
    List<Recorded> found = new ArrayList<>(known);
    found.removeIf(record -> records.containsKey(record.externalId()));
    records.values().stream().filter(asked).forEach(found::add);
    return found;
  }

  @Override
  public boolean hasAnswers() {
    return stored.hasAnswers();
  }

  @Override
  public Map<String, Answer> answers(Collection<String> subjects) {
    return stored.answers(subjects);
  }

  @Override
  public Map<String, List<String>> accountsByExternalId(Collection<String> externalIds) {
    return stored.accountsByExternalId(externalIds);
  }

  @Override
  public List<Stranger> strangers(Set<String> schools) {
    return stored.strangers(schools);
  }

  /** A plan that adopts nobody changes no account of which the directory has not spoken. */
  @Override
  public Map<String, Set<String>> inUse(Collection<String> accounts, Set<String> schools) {
    return stored.inUse(accounts, schools);
  }

  @Override
  public List<Tie> tiesOfPupils(Collection<String> pupils) {
    return told(stored.tiesOfPupils(pupils), tie -> pupils.contains(tie.pupil()));
  }

  @Override
  public List<Tie> tiesOfRelatives(Collection<String> relatives) {
    return told(stored.tiesOfRelatives(relatives), tie -> relatives.contains(tie.relative()));
  }

  private List<Tie> told(List<Tie> known, Predicate<Tie> asked) {
    List<Tie> ties = new ArrayList<>(known);
    ties.removeIf(coming.ties()::isToldAnew);
    coming.ties().ties().stream().filter(asked).forEach(ties::add);
    return ties;
  }

  /** Acts by hand wait for the run, and a plan only takes away: where there is none, none comes. */
  @Override
  public Map<String, Set<String>> untied(Collection<String> relatives) {
    Map<String, Set<String>> untied = stored.untied(relatives);
    if (!untied.isEmpty()) {
      throw new NotYetException();
    }
    return untied;
  }

  @Override
  public Map<String, String> aliases() {
    return stored.aliases();
  }

  @Override
  public Map<String, Long> issuedIdentifiers(Collection<String> bases) {
    Map<String, Long> issued = new HashMap<>(stored.issuedIdentifiers(bases));
    Set<String> written = new HashSet<>();
    for (String base : bases) {
      Long number = coming.identifiers().get(base);
      if (number != null) {
        issued.merge(base, number, Math::max);
        written.add(base);
      }
    }
    stored.identifierTable().haveWritten(written);
    return issued;
  }

  @Override
  public Set<String> takenIdentifiers(Collection<String> names) {
    Set<String> taken = new HashSet<>(identifiers);
    taken.retainAll(Set.copyOf(names));
    taken.addAll(stored.takenIdentifiers(names));
    return taken;
  }

  @Override
  public Set<String> takenMails(Collection<String> mails) {
    throw new NotYetException();
  }

  @Override
  public Set<String> accountsAt(Set<String> schools, Collection<String> accounts) {
    throw new NotYetException();
  }

  @Override
  public Map<Crowd, CrowdSize> crowds(Set<String> schools) {
    throw new NotYetException();
  }

  @Override
  public Map<String, Account> accounts(Collection<String> ids) {
    throw new NotYetException();
  }

  @Override
  public Set<String> guarded(Collection<String> accounts) {
    return stored.guarded(accounts);
  }

  @Override
  public Map<String, Account> glimpse(Collection<String> ids) {
    throw new NotYetException();
  }

  @Override
  public List<Tie> tiesInAccounts(Collection<String> relatives) {
    throw new NotYetException();
  }
}
