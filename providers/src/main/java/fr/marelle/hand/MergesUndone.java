package fr.marelle.hand;

import static fr.marelle.account.AccountAttributes.BIRTH_DATE;
import static fr.marelle.account.AccountAttributes.EXTERNAL_ID;

import fr.marelle.contact.ContactKind;
import fr.marelle.contact.GivenContacts;
import fr.marelle.terms.AcceptancesMoved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Makes two accounts of what was made one, in one transaction, with all of their family locked. */
public final class MergesUndone {
  private final Desk desk;
  private final MergeReader reader;
  private final MergeWriter writer;
  private final FamilyNames family;

  /** In the session's realm. */
  public MergesUndone(KeycloakSession session) {
    this.desk = new Desk(session);
    this.reader = new MergeReader(desk);
    this.writer = new MergeWriter(desk);
    this.family = new FamilyNames(desk);
  }

  /**
   * Undoes a merge. What is open with the account that was kept is still to be ended, by {@link
   * Merges#end}: it may be the other's owner who opened it.
   *
   * @return what could not be as it was
   * @throws RefusedException if it can't be undone any more
   */
  public List<Loss> undo(Merge merge, Administrator by) {
    MergeMemory memory =
        desk.sql(sql -> new MergeTable(sql, desk.realm().getId()).memory(merge.id()))
            .orElseThrow(() -> RefusedException.of(Refused.NOT_UNDOABLE));
    Set<String> schools = schools(merge, memory);
    if (!schools.stream().allMatch(by::administers)) {
      throw RefusedException.of(Refused.BELONGS_ELSEWHERE);
    }
    desk.keepImportsAway(schools);
    Set<String> all = new HashSet<>(memory.relatives().keySet());
    all.addAll(List.of(merge.kept(), merge.dropped()));
    user(merge.kept())
        .map(user -> user.getFirstAttribute(EXTERNAL_ID))
        .ifPresent(id -> family.naming(id).forEach(all::add));
    Map<String, UserModel> users = desk.lock(all);
    UserModel kept = users.get(merge.kept());
    UserModel dropped = users.get(merge.dropped());
    if (kept == null
        || dropped == null
        || !merge.isUndoable(Instant.ofEpochMilli(desk.now()))
        || isFollowed(merge, users.values())
        || isSomebodyElses(memory.dropped().externalId(), merge)
        || !desk.sql(sql -> new MergeTable(sql, desk.realm().getId()).remove(merge.id()))) {
      throw RefusedException.of(Refused.NOT_UNDOABLE);
    }
    return undo(memory, users, kept, dropped);
  }

  private Optional<UserModel> user(String id) {
    return Optional.ofNullable(desk.session().users().getUserById(desk.realm(), id));
  }

  /** A source may have given the id to somebody else since: then the account can't have it back. */
  private boolean isSomebodyElses(String externalId, Merge merge) {
    return externalId != null
        && desk.session()
            .users()
            .searchForUserByUserAttributeStream(desk.realm(), EXTERNAL_ID, externalId)
            .map(UserModel::getId)
            .anyMatch(id -> !id.equals(merge.kept()) && !id.equals(merge.dropped()));
  }

  /** UAI of all schools that either belongs to, or did. */
  private Set<String> schools(Merge merge, MergeMemory memory) {
    Set<String> schools = new HashSet<>();
    user(merge.kept()).ifPresent(user -> schools.addAll(SchoolPlaces.schoolsOfFamily(desk, user)));
    memory.dropped().groups().values().forEach(place -> schools.add(place.split("/", 2)[0]));
    schools.removeIf(school -> !SchoolPlaces.isUai(school));
    return schools;
  }

  /**
   * Whether somebody of them, or a child of theirs, was merged later on: what is to be given back
   * goes by the ids that were then.
   */
  private boolean isFollowed(Merge merge, Collection<UserModel> users) {
    Set<String> concerned = new HashSet<>();
    for (UserModel user : users) {
      concerned.add(user.getId());
    }
    users.stream()
        .filter(user -> user.getId().equals(merge.kept()))
        .flatMap(family::childrenOf)
        .forEach(concerned::add);
    return concerned.stream()
        .flatMap(
            account ->
                desk.sql(sql -> new MergeTable(sql, desk.realm().getId()).of(account)).stream())
        .anyMatch(
            other ->
                !other.id().equals(merge.id()) && !other.mergedAt().isBefore(merge.mergedAt()));
  }

  private List<Loss> undo(
      MergeMemory memory, Map<String, UserModel> users, UserModel kept, UserModel dropped) {
    MergeSide now = reader.read(kept);
    UndoPlan plan = UndoPlan.of(memory, now, writer.aliases(), place -> find(place, memory, now));
    List<Loss> lost = new ArrayList<>(plan.lost());
    plan.lostChildren()
        .forEach(child -> lost.add(Loss.of("marelleHandLostTie", family.nameOf(child))));

    writer.leave(kept, plan.left());
    writer.join(kept, plan.rejoined());
    writer.join(dropped, plan.joined());
    FamilyNames.set(kept, plan.keptChildren());
    FamilyNames.set(dropped, plan.droppedChildren());
    MergeWriter.set(kept, EXTERNAL_ID, plan.keptId());
    MergeWriter.set(dropped, EXTERNAL_ID, memory.dropped().externalId());
    if (Objects.equals(now.birthDate(), memory.plan().birthDate())) {
      MergeWriter.set(kept, BIRTH_DATE, memory.kept().birthDate());
    }
    if (now.terms().equals(memory.plan().terms())) {
      MergeWriter.setTerms(kept, memory.kept().terms());
    }
    memory.relatives().forEach((id, before) -> part(users.get(id), before, memory, plan, lost));
    users.values().stream()
        .filter(user -> !memory.relatives().containsKey(user.getId()))
        .forEach(user -> stayWithWhomTheyMean(user, memory, plan));
    writer.moveRecords(plan.records(), dropped.getId());
    Set<String> ids = new HashSet<>(memory.kept().ids());
    ids.addAll(memory.dropped().ids());
    writer.setAliases(ids, plan.aliases());
    writer.setGiven(kept.getId(), plan.keptGiven());
    writer.setGiven(dropped.getId(), plan.droppedGiven());
    writer.forgetAnswers(List.of(kept.getId(), dropped.getId()));
    new AcceptancesMoved(desk.session()).assign(memory.terms(), kept.getId(), dropped.getId());
    giveBack(memory, kept, dropped, lost);
    dropped.setEnabled(memory.dropped().enabled());
    return lost;
  }

  private void giveBack(MergeMemory memory, UserModel kept, UserModel dropped, List<Loss> lost) {
    List<String> back = writer.moveIdentities(kept, dropped, memory.identities());
    memory.identities().stream()
        .filter(alias -> !back.contains(alias))
        .forEach(alias -> lost.add(Loss.of("marelleHandLostIdentity", provider(alias))));
    if (memory.email() && !giveBack(ContactKind.EMAIL, kept, dropped, memory)) {
      lost.add(Loss.of("marelleHandLostEmail"));
    }
    if (memory.mobile() && !giveBack(ContactKind.MOBILE, kept, dropped, memory)) {
      lost.add(Loss.of("marelleHandLostMobile"));
    }
  }

  /** As people see it on the login page. */
  private String provider(String alias) {
    return Optional.ofNullable(desk.session().identityProviders().getByAlias(alias))
        .map(provider -> provider.getDisplayName())
        .filter(name -> !name.isBlank())
        .orElse(alias);
  }

  /** A relative who named one of the two names the same one again. */
  private static void part(
      UserModel relative, List<String> before, MergeMemory memory, UndoPlan plan, List<Loss> lost) {
    if (relative != null) {
      plan.childrenOfRelative(memory, before, MergeReader.children(relative))
          .ifPresentOrElse(
              children -> FamilyNames.set(relative, children),
              () -> lost.add(Loss.of("marelleHandLostTie", FamilyNames.name(relative))));
    }
  }

  /**
   * Whoever was tied to the pupil since stays tied to the account that was kept; but whom the
   * directory tied to a pupil of the other names that one.
   */
  private void stayWithWhomTheyMean(UserModel user, MergeMemory memory, UndoPlan plan) {
    List<String> children = new ArrayList<>(MergeReader.children(user));
    if (plan.presentId() == null || !children.remove(plan.presentId())) {
      return;
    }
    String other = memory.dropped().externalId();
    boolean ofOther = other != null && family.isTold(user, plan.records());
    if (ofOther) {
      children.add(other);
    }
    if (plan.keptId() != null && (!ofOther || family.isTold(user, memory.kept().ids()))) {
      children.add(plan.keptId());
    }
    FamilyNames.set(user, children);
  }

  /** The group of a place, by what is known of both; the directory may have made another since. */
  private Optional<String> find(String place, MergeMemory memory, MergeSide now) {
    return Stream.of(memory.dropped().groups(), memory.kept().groups(), now.groups())
        .flatMap(groups -> groups.entrySet().stream())
        .filter(one -> one.getValue().equals(place))
        .map(Map.Entry::getKey)
        .filter(id -> writer.group(id).findAny().isPresent())
        .findFirst();
  }

  /** Whether the account still had the contact as it was taken over, and no proof of it. */
  private boolean giveBack(
      ContactKind kind, UserModel kept, UserModel dropped, MergeMemory memory) {
    GivenContacts contacts = new GivenContacts(desk.session(), desk.realm(), kept);
    Optional<String> other = new GivenContacts(desk.session(), desk.realm(), dropped).value(kind);
    if (contacts.isProved(kind) || !contacts.value(kind).equals(other)) {
      return false;
    }
    contacts.forgetGiven(kind, memory.kept().notes());
    return true;
  }
}
