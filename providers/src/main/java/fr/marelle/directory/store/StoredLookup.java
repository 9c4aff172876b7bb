package fr.marelle.directory.store;

import fr.marelle.directory.plan.Account;
import fr.marelle.directory.plan.Answer;
import fr.marelle.directory.plan.Crowd;
import fr.marelle.directory.plan.CrowdSize;
import fr.marelle.directory.plan.Lookup;
import fr.marelle.directory.plan.NameAt;
import fr.marelle.directory.plan.Plan;
import fr.marelle.directory.plan.Recorded;
import fr.marelle.directory.plan.Stranger;
import fr.marelle.directory.plan.Tie;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the database knows, for one batch. */
public final class StoredLookup implements Lookup {
  private final Sql sql;
  private final Layer layer;
  private final String run;
  private final RunStart start;
  private final AnswerTable answers;
  private final RecordTable records;
  private final TieTable ties;
  private final IdentifierTable identifiers;
  private final AccountReader accounts;
  private final Strangers strangers;
  private final Crowds crowds;
  private final Guard guard;
  private final Set<String> seen = new HashSet<>();
  private Map<String, String> aliases;

  /**
   * @param run id of the run
   * @param start what there was when it began
   */
  public StoredLookup(
      Sql sql,
      Layer layer,
      String run,
      RunStart start,
      Strangers strangers,
      Crowds crowds,
      Guard guard) {
    this.sql = sql;
    this.layer = layer;
    this.run = run;
    this.start = start;
    this.answers = new AnswerTable(sql, layer.realmId());
    this.records = new RecordTable(sql, layer);
    this.ties = new TieTable(sql, layer);
    this.identifiers = new IdentifierTable(sql, layer);
    this.accounts = new AccountReader(sql, layer);
    this.strangers = strangers;
    this.crowds = crowds;
    this.guard = guard;
  }

  /** Asks the database; what goes wrong ends the batch. */
  private interface Asking<T> {
    T ask() throws SQLException;
  }

  private static <T> T asked(Asking<T> asking) {
    try {
      return asking.ask();
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  @Override
  public boolean isOfThisRun(Recorded record) {
    return record.since() >= start.begun();
  }

  @Override
  public Set<String> seen(Collection<String> externalIds) {
    if (externalIds.isEmpty()) {
      return Set.of();
    }
    Set<String> found =
        asked(
            () ->
                new HashSet<>(
                    sql.select(
                        """
                        select s.EXTERNAL_ID from unnest(cast(? as varchar array)) as k(ID)
                          join MARELLE_DIRECTORY_SEEN s
                            on s.RUN_ID = ? and s.EXTERNAL_ID = k.ID""",
                        row -> row.getString(1),
                        externalIds,
                        run)));
    records(externalIds).values().stream()
        .filter(this::isOfThisRun)
        .forEach(record -> found.add(record.externalId()));
    seen.addAll(found);
    return found;
  }

  /** The run has met these, though the table may not say so yet. */
  void haveMet(Collection<String> externalIds) {
    seen.addAll(externalIds);
  }

  /** Those that {@link #seen} found. */
  Set<String> metBefore() {
    return seen;
  }

  RecordTable recordTable() {
    return records;
  }

  TieTable tieTable() {
    return ties;
  }

  String run() {
    return run;
  }

  AnswerTable answerTable() {
    return answers;
  }

  /** Ids of people whom the directory knows by several. */
  Set<String> sharedIds() {
    Set<String> shared = new HashSet<>(aliases().keySet());
    shared.addAll(aliases().values());
    return shared;
  }

  /** Ties are told anew: those that somebody undid may be told no longer. */
  void parted(Sql to, Plan.Told told) throws SQLException {
    if (layer.isTruth()) {
      new UntiedTable(to, layer.realmId()).forgetWhatIsNotTold(told);
    }
  }

  IdentifierTable identifierTable() {
    return identifiers;
  }

  @Override
  public Map<String, Recorded> records(Collection<String> externalIds) {
    return asked(() -> records.byId(externalIds));
  }

  @Override
  public List<Recorded> recordsByName(Set<NameAt> names) {
    return asked(() -> records.byName(names));
  }

  @Override
  public List<Recorded> recordsOfAccounts(Collection<String> ids) {
    return asked(() -> records.byAccount(ids));
  }

  @Override
  public boolean hasInes() {
    return asked(() -> start.hasInes(sql, layer));
  }

  @Override
  public List<Recorded> recordsByIne(Collection<String> prints) {
    return asked(() -> records.byIne(prints));
  }

  @Override
  public boolean hasAnswers() {
    return asked(() -> start.hasAnswers(sql, layer));
  }

  @Override
  public Map<String, Answer> answers(Collection<String> subjects) {
    return asked(() -> answers.before(start.answered(), subjects));
  }

  @Override
  public Map<String, List<String>> accountsByExternalId(Collection<String> externalIds) {
    return asked(() -> accounts.byExternalId(externalIds));
  }

  @Override
  public Set<String> accountsAt(Set<String> schools, Collection<String> ids) {
    return asked(() -> accounts.members(strangers.groupsOf(schools), ids));
  }

  @Override
  public Map<Crowd, CrowdSize> crowds(Set<String> schools) {
    return asked(
        () -> {
          Map<Crowd, Long> gone = records.goneSince(schools, start.begun());
          Map<Crowd, CrowdSize> sizes = new HashMap<>();
          crowds
              .before(schools, records, start.begun())
              .forEach(
                  (crowd, before) ->
                      sizes.put(crowd, new CrowdSize(before, gone.getOrDefault(crowd, 0L))));
          return sizes;
        });
  }

  @Override
  public List<Stranger> strangers(Set<String> schools) {
    return asked(() -> strangers.of(schools, sql, layer));
  }

  @Override
  public Map<String, Set<String>> inUse(Collection<String> ids, Set<String> schools) {
    return asked(
        () -> {
          Map<String, Set<String>> inUse = new HashMap<>();
          accounts.inUse(ids).forEach(id -> inUse.put(id, new HashSet<>()));
          for (String school : inUse.isEmpty() ? Set.<String>of() : schools) {
            accounts
                .members(strangers.groupsOf(Set.of(school)), inUse.keySet())
                .forEach(id -> inUse.get(id).add(school));
          }
          return inUse;
        });
  }

  @Override
  public Map<String, Account> accounts(Collection<String> ids) {
    return asked(
        () -> {
          if (layer.isTruth()) {
            accounts.lock(ids);
          }
          return accounts.byId(ids);
        });
  }

  @Override
  public Set<String> guarded(Collection<String> ids) {
    return asked(() -> guard.among(sql, ids));
  }

  @Override
  public Map<String, Account> glimpse(Collection<String> ids) {
    return asked(() -> accounts.byId(ids));
  }

  @Override
  public List<Tie> tiesOfPupils(Collection<String> pupils) {
    return asked(() -> ties.ofPupils(pupils));
  }

  @Override
  public List<Tie> tiesOfRelatives(Collection<String> relatives) {
    return asked(() -> ties.ofRelatives(relatives));
  }

  @Override
  public List<Tie> tiesInAccounts(Collection<String> relatives) {
    return asked(() -> ties.trueOfRelatives(relatives));
  }

  @Override
  public Map<String, Set<String>> untied(Collection<String> relatives) {
    return asked(() -> new UntiedTable(sql, layer.realmId()).of(relatives));
  }

  @Override
  public Map<String, String> aliases() {
    if (aliases == null) {
      aliases = asked(() -> new AliasTable(sql, layer.realmId()).all());
    }
    return aliases;
  }

  @Override
  public Map<String, Long> issuedIdentifiers(Collection<String> bases) {
    return asked(() -> identifiers.issued(bases));
  }

  @Override
  public Set<String> takenIdentifiers(Collection<String> names) {
    return asked(() -> accounts.taken("USERNAME", names));
  }

  @Override
  public Set<String> takenMails(Collection<String> mails) {
    return asked(() -> accounts.taken("EMAIL", mails));
  }
}
