package fr.marelle.directory.plan;

import fr.marelle.account.IdentifierBase;
import fr.marelle.directory.entry.Location;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The plan of a batch while it is made. */
final class BatchPlan {
  /** Before the ids that we give ourselves. */
  static final String OWN_IDS = "marelle-";

  private static final String CREATED = "marelleDirectoryReportCreated";
  private static final String CHANGED = "marelleDirectoryReportChanged";
  private static final String RETURNED = "marelleDirectoryReportReturned";
  private static final String GONE = "marelleDirectoryReportGone";

  private final Lookup lookup;
  private final Scope scope;
  private final Supplier<String> ids;
  private final long now;
  private final Set<String> seen = new LinkedHashSet<>();
  private final Set<String> accounts = new HashSet<>();
  private final List<Newcomer> newcomers = new ArrayList<>();
  private final List<Alteration> alterations = new ArrayList<>();
  private final List<ReportLine> lines = new ArrayList<>();
  private final Set<String> mails = new HashSet<>();
  private final Renamings renamings;

  /** Subjects of answers, by the id of whom they are about. */
  private final Map<String, String> subjects = new HashMap<>();

  private final Set<String> newcomersToBe = new HashSet<>();
  private final Map<String, Optional<String>> answered = new HashMap<>();
  private final Unnamed unnamed = Unnamed.none();
  private int unchanged;

  /**
   * @param renamings those that were made for the batch
   */
  BatchPlan(Lookup lookup, Scope scope, Supplier<String> ids, long now, Renamings renamings) {
    this.lookup = lookup;
    this.scope = scope;
    this.ids = ids;
    this.now = now;
    this.renamings = renamings;
  }

  /** Somebody who gets an account as soon as identifiers are issued. */
  private record Newcomer(Said said, Target target, Recorded record) {
    IdentifierIssue.Wish wish() {
      return new IdentifierIssue.Wish(
          IdentifierBase.of(target.firstName().orElse(""), target.lastName().orElse("")),
          said.identifier().value().map(wish -> wish.strip().toLowerCase(Locale.ROOT)));
    }
  }

  /** Whether the id was somebody else's until this batch. */
  boolean isFreed(String externalId) {
    return renamings.freed().contains(externalId);
  }

  /** The source spoke of this person. */
  void saw(String externalId) {
    seen.add(externalId);
    seen.remove(Met.mark(externalId));
  }

  /** A question names this person: she is there. */
  void named(String externalId) {
    if (seen.add(externalId)) {
      seen.add(Met.mark(externalId));
    }
  }

  /** Whether the source spoke of this person before, in this batch. */
  boolean hasSeen(String externalId) {
    return seen.contains(externalId) && !seen.contains(Met.mark(externalId));
  }

  void unchanged() {
    unchanged++;
  }

  /** Somebody would go if a person confirmed it. */
  void hold(ReportLine who) {
    lines.add(who);
  }

  void ask(ReportLine question) {
    lines.add(question);
  }

  /** Takes an account for one entry. Whether no other entry of the batch has. */
  boolean take(String account) {
    return accounts.add(account);
  }

  /** What rows of people did not name of whom there are several. */
  Unnamed unnamed() {
    return unnamed;
  }

  /** An id of ours for somebody whom the source gives none. */
  String newExternalId() {
    return OWN_IDS + ids.get();
  }

  /**
   * Somebody's answer is made use of.
   *
   * @param externalId of whom it is about
   * @param subject of the answer
   */
  void answered(String externalId, String subject) {
    subjects.put(externalId, subject);
  }

  /** Somebody's answer is made use of about a newcomer whom the source gives no id. */
  void answeredNewcomer(Said said) {
    newcomersToBe.add(said.subject());
  }

  /** Somebody whom the source gives no id has got one of ours. */
  void given(Said said, String id) {
    if (!newcomersToBe.isEmpty() && newcomersToBe.remove(said.subject())) {
      subjects.put(id, said.subject());
    }
  }

  /** An id of ours says nothing the next time: then the answer has to. */
  private void settle(String id, String account) {
    String subject = subjects.remove(id);
    if (subject != null) {
      answered.put(subject, id.startsWith(OWN_IDS) ? Optional.of(account) : Optional.empty());
    }
  }

  /** Somebody is to get an account. What will be kept of it. */
  Recorded create(Said said, Target wanted) {
    Target target = withOwnMail(said, wanted, Optional.empty());
    Recorded record =
        heard(
            new TargetRule(said, Optional.empty(), Optional.empty()).record(target, ids.get(), now),
            wanted,
            target,
            Optional.empty());
    newcomers.add(new Newcomer(said, target, record));
    settle(record.externalId(), record.account());
    return record;
  }

  /**
   * An account is to change, if only in what is kept of it.
   *
   * @param more what has changed besides what the account itself tells
   */
  Recorded alter(
      Said said,
      Account account,
      Optional<Recorded> before,
      Target own,
      Set<Change> more,
      RowOrder order) {
    Target wanted = byMainId(own);
    Target target = withOwnMail(said, wanted, account.email());
    Recorded record =
        order.of(
            heard(
                new TargetRule(said, Optional.of(account), before)
                    .record(target, account.id(), now),
                wanted,
                target,
                before),
            before);
    EnumSet<Change> changes = TargetRule.changes(account, before, target);
    changes.addAll(more);
    if (renamings.takenOn().contains(record.externalId())) {
      changes.add(Change.EXTERNAL_ID);
    }
    settle(record.externalId(), record.account());
    boolean returned = before.filter(Recorded::isGone).isPresent();
    alterations.add(
        new Alteration(
            account, target, before, record, before.filter(Recorded::isBlockedByUs).isPresent()));
    if (returned) {
      lines.add(line(ReportKind.RETURNED, RETURNED, account, said.location(), target.fullName()));
    } else if (changes.isEmpty()) {
      unchanged++;
    } else {
      tellChange(
          account, target, said.location(), changes, before.map(Recorded::places).orElse(Set.of()));
    }
    return record;
  }

  /** An address that somebody else has was not given: it may be free the next time. */
  private static Recorded heard(
      Recorded record, Target wanted, Target target, Optional<Recorded> before) {
    return wanted.equals(target)
        ? record
        : record.withoutItsMail(before.flatMap(Recorded::mailPrint));
  }

  /** An account follows what was said of somebody else: its report is theirs. */
  void follow(Account account, Target target, Recorded before, Recorded record) {
    alterations.add(new Alteration(account, byMainId(target), Optional.of(before), record, false));
  }

  /** Somebody has gone. */
  void leave(Account account, Target target, Leaving leaving) {
    follow(account, target, leaving.record(), leaving.record().goneAt(now));
    Instant blocked = Instant.ofEpochMilli(now).plus(scope.blockAfter());
    lines.add(
        line(
            ReportKind.GONE,
            GONE,
            account,
            leaving.location(),
            target.fullName(),
            day(blocked),
            day(blocked.plus(scope.removeAfter()))));
  }

  /** Somebody has gone by one id, and is there by another: nobody is blocked for that. */
  void leaveEntry(Account account, Target target, Leaving leaving) {
    follow(account, target, leaving.record(), leaving.record().goneAt(now));
    tellChange(account, target, leaving.location(), Set.of(Change.EXTERNAL_ID), Set.of());
  }

  private static String day(Instant moment) {
    return moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  /** Somebody has gone from some schools, and not from others. */
  void leaveSchools(Account account, Target target, Leaving leaving) {
    Recorded before = leaving.record();
    follow(account, target, before, before.leftFor(target.places()));
    tellChange(account, target, leaving.location(), Set.of(Change.PLACES), before.places());
  }

  /** Somebody loses what no row of the source named. */
  void lose(
      Account account, Target target, Recorded before, Location location, Set<Change> changes) {
    follow(account, target, before, before.at(target.places()));
    tellChange(account, target, location, changes, before.places());
  }

  private void tellChange(
      Account account,
      Target target,
      Location location,
      Set<Change> changes,
      Set<PlaceName> before) {
    lines.add(
        line(ReportKind.CHANGED, CHANGED, account, location, changed(target, changes, before)));
  }

  /** What has changed of somebody: of schools and classes, which she has left and which joined. */
  private static String[] changed(Target target, Set<Change> changes, Set<PlaceName> before) {
    List<String> parameters = new ArrayList<>();
    parameters.add(target.fullName());
    parameters.add(changes.stream().sorted().map(Change::value).collect(Collectors.joining(" ")));
    if (changes.contains(Change.PLACES)) {
      parameters.add(PlaceName.list(without(before, target.places())));
      parameters.add(PlaceName.list(without(target.places(), before)));
    }
    return parameters.toArray(String[]::new);
  }

  private static Set<PlaceName> without(Set<PlaceName> some, Set<PlaceName> others) {
    Set<PlaceName> rest = new HashSet<>(some);
    rest.removeAll(others);
    return rest;
  }

  private static ReportLine line(
      ReportKind kind, String key, Account account, Location location, String... more) {
    List<String> parameters = new ArrayList<>(List.of(account.identifier()));
    parameters.addAll(List.of(more));
    return new ReportLine(kind, Optional.of(account.id()), location, key, parameters);
  }

  /** Of somebody whom the directory knows twice, the account goes by one of the ids. */
  private Target byMainId(Target target) {
    String mainId = lookup.aliases().get(target.externalId());
    return mainId == null ? target : target.of(mainId);
  }

  private Target withOwnMail(Said said, Target target, Optional<String> has) {
    Optional<String> wanted = target.email();
    if (scope.sharedMails() || wanted.isEmpty() || wanted.equals(has)) {
      return target;
    }
    if (mails.add(wanted.get()) && lookup.takenMails(Set.of(wanted.get())).isEmpty()) {
      return target;
    }
    ask(Question.MAIL_TAKEN.at(said.location(), said.fullName()));
    return target.withEmail(has);
  }

  Plan finish(Plan.Told ties) {
    List<IdentifierIssue.Wish> wishes = newcomers.stream().map(Newcomer::wish).toList();
    Set<String> bases =
        wishes.stream().flatMap(wish -> wish.bases().stream()).collect(Collectors.toSet());
    IdentifierIssue issue =
        new IdentifierIssue(
            bases.isEmpty() ? Map.of() : lookup.issuedIdentifiers(bases), lookup::takenIdentifiers);
    List<String> identifiers = issue.issue(wishes);
    List<Creation> creations = new ArrayList<>();
    for (int i = 0; i < identifiers.size(); i++) {
      Newcomer newcomer = newcomers.get(i);
      String identifier = identifiers.get(i);
      creations.add(
          new Creation(
              newcomer.record().account(), identifier, newcomer.target(), newcomer.record()));
      lines.add(created(newcomer, identifier));
    }
    return new Plan(
        seen, creations, alterations, ties, issue.issued(), lines, unchanged, unnamed, answered);
  }

  private static ReportLine created(Newcomer newcomer, String identifier) {
    return new ReportLine(
        ReportKind.CREATED,
        Optional.of(newcomer.record().account()),
        newcomer.said().location(),
        CREATED,
        List.of(
            identifier,
            newcomer.target().fullName(),
            newcomer.target().profile().value(),
            PlaceName.list(newcomer.target().places())));
  }
}
