package fr.marelle.hand;

import static fr.marelle.account.AccountAttributes.BIRTH_DATE;
import static fr.marelle.account.AccountAttributes.CHILDREN;
import static fr.marelle.account.AccountAttributes.EXTERNAL_ID;
import static fr.marelle.account.AccountAttributes.TERMS_ACCEPTED_AT;
import static fr.marelle.account.AccountAttributes.TERMS_VERSION;

import fr.marelle.account.OpenSessions;
import fr.marelle.account.Profile;
import fr.marelle.contact.ContactKind;
import fr.marelle.contact.GivenContacts;
import fr.marelle.directory.store.AliasTable;
import fr.marelle.directory.store.GivenPlaces;
import fr.marelle.directory.store.PersonRecords;
import fr.marelle.terms.AcceptancesMoved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Makes two accounts of one person one, and two again. All in one transaction, with both accounts
 * and those of their family locked.
 */
public final class Merges {
  private final Desk desk;
  private final MergeReader reader;

  /** In the session's realm. */
  public Merges(KeycloakSession session) {
    this.desk = new Desk(session);
    this.reader = new MergeReader(desk);
  }

  /** Those of an account that can be undone, the newest first. */
  public List<Merge> of(String account) {
    Instant now = Instant.ofEpochMilli(desk.now());
    return desk.sql(sql -> new MergeTable(sql, desk.realm().getId()).of(account)).stream()
        .filter(merge -> merge.kept().equals(account) && merge.isUndoable(now))
        .toList();
  }

  /** A merge; empty where there is none. */
  public Optional<Merge> find(String id) {
    return desk.sql(sql -> new MergeTable(sql, desk.realm().getId()).find(id));
  }

  /**
   * Merges. What is open with the one that goes is still to be ended, by {@link #end}, once that is
   * kept.
   *
   * @param keep id of the account that stays, with its identifier and password
   * @param drop id of the one that is closed
   * @param administers whether whoever acts administers the school of that UAI: what somebody has
   *     at another is not hers to give to another account
   * @param who id of the account of whoever acts
   * @throws RefusedException if the two are not to be merged
   */
  public Merge merge(String keep, String drop, Predicate<String> administers, String who) {
    desk.keepImportsAway(schools(keep, drop));
    Map<String, UserModel> users = lock(keep, drop);
    UserModel kept = users.get(keep);
    UserModel dropped = users.get(drop);
    check(kept, dropped, administers);
    MergeSide keptSide = reader.read(kept);
    MergeSide droppedSide = reader.read(dropped);
    MergePlan plan = MergePlan.of(keptSide, droppedSide);

    Collection<String> ids = ids(keptSide, droppedSide);
    Map<String, String> aliases = aliases(ids, plan.aliases());
    Map<String, List<String>> relatives = rename(users, plan);
    movePlaces(kept, dropped, plan);
    if (!plan.children().equals(keptSide.children())) {
      kept.setAttribute(CHILDREN, plan.children());
    }
    dropped.removeAttribute(CHILDREN);
    dropped.removeAttribute(EXTERNAL_ID);
    set(kept, EXTERNAL_ID, plan.mainId());
    set(kept, BIRTH_DATE, plan.birthDate());
    setTerms(kept, plan.terms());
    moveRecords(droppedSide.records().keySet(), keep);
    mergeGiven(keptSide, droppedSide);
    MergeMemory memory =
        new MergeMemory(
            keptSide,
            droppedSide,
            plan.mainId(),
            aliases,
            relatives,
            new AcceptancesMoved(desk.session()).move(drop, keep),
            moveIdentities(dropped, kept, identities(dropped)),
            take(ContactKind.EMAIL, kept, dropped),
            take(ContactKind.MOBILE, kept, dropped));
    dropped.setEnabled(false);
    Merge merge =
        new Merge(KeycloakModelUtils.generateId(), keep, drop, Instant.ofEpochMilli(desk.now()));
    desk.sql(
        sql -> {
          new MergeTable(sql, desk.realm().getId()).add(merge, who, memory);
          return merge;
        });
    return merge;
  }

  private void check(UserModel kept, UserModel dropped, Predicate<String> administers) {
    if (kept == null
        || dropped == null
        || kept.getId().equals(dropped.getId())
        || !kept.isEnabled()
        || kept.getFederationLink() != null
        || dropped.getFederationLink() != null
        || Profile.of(kept).isEmpty()
        || !Profile.of(kept).equals(Profile.of(dropped))
        || new Leavings(desk.session()).removedAt(dropped.getId()).isPresent()
        || Stream.of(kept, dropped).anyMatch(this::isMerged)) {
      throw RefusedException.of(Refused.NOT_MERGEABLE);
    }
    boolean ours =
        Stream.of(kept, dropped)
            .flatMap(user -> SchoolPlaces.schoolsOfFamily(desk, user).stream())
            .allMatch(administers);
    if (!ours) {
      throw RefusedException.of(Refused.BELONGS_ELSEWHERE);
    }
  }

  /** Whether an account is closed because it has become part of another. */
  private boolean isMerged(UserModel user) {
    return desk.sql(sql -> new MergeTable(sql, desk.realm().getId()).of(user.getId())).stream()
        .anyMatch(merge -> merge.dropped().equals(user.getId()));
  }

  private Set<String> schools(String... accounts) {
    return Stream.of(accounts)
        .map(id -> desk.session().users().getUserById(desk.realm(), id))
        .filter(Objects::nonNull)
        .flatMap(user -> SchoolPlaces.schoolsOf(user).stream())
        .collect(Collectors.toSet());
  }

  /** Both, and whoever names one of them as a child. */
  private Map<String, UserModel> lock(String keep, String drop) {
    Set<String> all = new HashSet<>(List.of(keep, drop));
    Stream.of(keep, drop)
        .map(id -> desk.session().users().getUserById(desk.realm(), id))
        .filter(Objects::nonNull)
        .map(user -> user.getFirstAttribute(EXTERNAL_ID))
        .flatMap(this::naming)
        .forEach(all::add);
    return desk.lock(all);
  }

  /** Ids of the accounts that name a pupil so; of nobody where there is no id. */
  private Stream<String> naming(String externalId) {
    return externalId == null
        ? Stream.empty()
        : desk.session()
            .users()
            .searchForUserByUserAttributeStream(desk.realm(), CHILDREN, externalId)
            .map(UserModel::getId);
  }

  private static Collection<String> ids(MergeSide kept, MergeSide dropped) {
    Set<String> ids = new HashSet<>(kept.records().keySet());
    ids.addAll(dropped.records().keySet());
    Stream.of(kept.externalId(), dropped.externalId()).filter(Objects::nonNull).forEach(ids::add);
    return ids;
  }

  /** Writes those from now on. Those that held before. */
  private Map<String, String> aliases(Collection<String> ids, Map<String, String> from) {
    return desk.sql(
        sql -> {
          AliasTable table = new AliasTable(sql, desk.realm().getId());
          Map<String, String> before = table.all();
          before.keySet().retainAll(ids);
          table.set(ids, from);
          return before;
        });
  }

  /** Whoever named the pupil by another id names the main one. Their children before. */
  private static Map<String, List<String>> rename(Map<String, UserModel> users, MergePlan plan) {
    Map<String, List<String>> before = new LinkedHashMap<>();
    if (plan.mainId() == null) {
      return before;
    }
    users.forEach(
        (id, user) -> {
          List<String> children = MergeReader.children(user);
          if (children.contains(plan.mainId())
              || children.stream().anyMatch(plan.renamed()::contains)) {
            before.put(id, children);
            List<String> renamed = new ArrayList<>(children);
            renamed.removeAll(plan.renamed());
            renamed.remove(plan.mainId());
            renamed.add(plan.mainId());
            user.setAttribute(CHILDREN, renamed);
          }
        });
    return before;
  }

  private void movePlaces(UserModel kept, UserModel dropped, MergePlan plan) {
    plan.joined().stream().flatMap(this::group).forEach(kept::joinGroup);
    dropped.getGroupsStream().toList().forEach(dropped::leaveGroup);
  }

  private Stream<GroupModel> group(String id) {
    return Stream.ofNullable(desk.session().groups().getGroupById(desk.realm(), id));
  }

  private void moveRecords(Collection<String> records, String account) {
    desk.sql(
        sql -> {
          new PersonRecords(sql, desk.realm().getId()).give(records, account);
          return records;
        });
  }

  /** Of an account that the directory knows, the directory takes away what the directory gave. */
  private void mergeGiven(MergeSide kept, MergeSide dropped) {
    Map<String, String> given = new HashMap<>(kept.given());
    given.putAll(dropped.given());
    boolean known = !kept.records().isEmpty() || !dropped.records().isEmpty();
    setGiven(kept.account(), known ? Map.of() : given);
    setGiven(dropped.account(), Map.of());
  }

  private void setGiven(String account, Map<String, String> places) {
    desk.sql(
        sql -> {
          new GivenPlaces(sql).set(desk.realm().getId(), account, places);
          return account;
        });
  }

  private List<String> identities(UserModel user) {
    return desk.session()
        .users()
        .getFederatedIdentitiesStream(desk.realm(), user)
        .map(FederatedIdentityModel::getIdentityProvider)
        .toList();
  }

  /** Links by which the person signs in elsewhere, where the other has none. Those moved. */
  private List<String> moveIdentities(UserModel from, UserModel to, List<String> wanted) {
    List<String> moved = new ArrayList<>();
    for (String alias : wanted) {
      FederatedIdentityModel link =
          desk.session().users().getFederatedIdentity(desk.realm(), from, alias);
      if (link != null
          && desk.session().users().getFederatedIdentity(desk.realm(), to, alias) == null) {
        desk.session().users().removeFederatedIdentity(desk.realm(), from, alias);
        desk.session().users().addFederatedIdentity(desk.realm(), to, link);
        moved.add(alias);
      }
    }
    return moved;
  }

  /** A contact that the one has and the other lacks; nobody's proof is taken along. */
  private boolean take(ContactKind kind, UserModel kept, UserModel dropped) {
    GivenContacts contacts = new GivenContacts(desk.session(), desk.realm(), kept);
    Optional<String> other = new GivenContacts(desk.session(), desk.realm(), dropped).value(kind);
    boolean wanted =
        contacts.value(kind).isEmpty()
            && other.isPresent()
            && (kind == ContactKind.MOBILE || desk.realm().isDuplicateEmailsAllowed());
    if (wanted) {
      contacts.change(kind, other);
    }
    return wanted;
  }

  private static void set(UserModel user, String name, String value) {
    if (value == null) {
      user.removeAttribute(name);
    } else if (!value.equals(user.getFirstAttribute(name))) {
      user.setSingleAttribute(name, value);
    }
  }

  private static void setTerms(UserModel user, List<String> terms) {
    set(user, TERMS_VERSION, terms.isEmpty() ? null : terms.get(0));
    set(user, TERMS_ACCEPTED_AT, terms.isEmpty() ? null : terms.get(1));
  }

  /** Ends what is open with the account that was closed; tells the applications. */
  public static void end(KeycloakSession session, Merge merge) {
    UserModel dropped =
        session.users().getUserById(session.getContext().getRealm(), merge.dropped());
    if (dropped != null) {
      OpenSessions.endAll(session, session.getContext().getRealm(), dropped);
    }
  }

  /**
   * Undoes a merge.
   *
   * @param administers whether whoever acts administers the school of that UAI
   * @return what could not be as it was
   * @throws RefusedException if it can't be undone any more
   */
  public List<Fault> undo(String id, Predicate<String> administers) {
    Merge merge = find(id).orElseThrow(() -> RefusedException.of(Refused.NOT_UNDOABLE));
    MergeMemory memory = desk.sql(sql -> new MergeTable(sql, desk.realm().getId()).memory(id));
    Set<String> schools = schools(merge.kept());
    memory.dropped().groups().values().forEach(place -> schools.add(place.split("/", 2)[0]));
    schools.removeIf(school -> !SchoolPlaces.isUai(school));
    if (!schools.stream().allMatch(administers)) {
      throw RefusedException.of(Refused.BELONGS_ELSEWHERE);
    }
    desk.keepImportsAway(schools);
    Set<String> all = new HashSet<>(memory.relatives().keySet());
    all.addAll(List.of(merge.kept(), merge.dropped()));
    naming(memory.mainId()).forEach(all::add);
    Map<String, UserModel> users = desk.lock(all);
    UserModel kept = users.get(merge.kept());
    UserModel dropped = users.get(merge.dropped());
    if (kept == null
        || dropped == null
        || !merge.isUndoable(Instant.ofEpochMilli(desk.now()))
        || !isNewest(merge)
        || !desk.sql(sql -> new MergeTable(sql, desk.realm().getId()).remove(id))) {
      throw RefusedException.of(Refused.NOT_UNDOABLE);
    }
    return undo(memory, users, kept, dropped);
  }

  private boolean isNewest(Merge merge) {
    return Stream.of(merge.kept(), merge.dropped())
        .flatMap(
            account ->
                desk.sql(sql -> new MergeTable(sql, desk.realm().getId()).of(account)).stream())
        .allMatch(
            other -> other.id().equals(merge.id()) || other.mergedAt().isBefore(merge.mergedAt()));
  }

  private List<Fault> undo(
      MergeMemory memory, Map<String, UserModel> users, UserModel kept, UserModel dropped) {
    MergeSide now = reader.read(kept);
    UndoPlan plan = UndoPlan.of(memory, now, place -> find(place, memory, now));
    List<Fault> lost = new ArrayList<>(plan.lost());

    plan.left().stream().flatMap(this::group).forEach(kept::leaveGroup);
    plan.joined().stream().flatMap(this::group).forEach(dropped::joinGroup);
    setChildren(kept, plan.keptChildren());
    setChildren(dropped, plan.droppedChildren());
    set(kept, EXTERNAL_ID, memory.kept().externalId());
    set(dropped, EXTERNAL_ID, memory.dropped().externalId());
    if (Objects.equals(now.birthDate(), memory.dropped().birthDate())) {
      set(kept, BIRTH_DATE, memory.kept().birthDate());
    }
    if (now.terms().equals(memory.dropped().terms())) {
      setTerms(kept, memory.kept().terms());
    }
    memory
        .relatives()
        .forEach(
            (id, before) -> {
              Optional<List<String>> children =
                  Optional.ofNullable(users.get(id))
                      .flatMap(
                          relative ->
                              UndoPlan.childrenOfRelative(
                                  memory, before, MergeReader.children(relative)));
              children.ifPresentOrElse(
                  list -> setChildren(users.get(id), list),
                  () -> lost.add(Fault.of("", "marelleHandLostTie", name(users.get(id)))));
            });
    users.values().stream()
        .filter(user -> !memory.relatives().containsKey(user.getId()))
        .forEach(user -> stayWith(user, memory));
    moveRecords(plan.records(), dropped.getId());
    aliases(ids(memory.kept(), memory.dropped()), memory.aliases());
    setGiven(kept.getId(), memory.kept().given());
    setGiven(dropped.getId(), memory.dropped().given());
    new AcceptancesMoved(desk.session()).assign(memory.terms(), kept.getId(), dropped.getId());
    List<String> back = moveIdentities(kept, dropped, memory.identities());
    memory.identities().stream()
        .filter(alias -> !back.contains(alias))
        .forEach(alias -> lost.add(Fault.of("", "marelleHandLostIdentity", alias)));
    if (memory.email() && !giveBack(ContactKind.EMAIL, kept, dropped, memory)) {
      lost.add(Fault.of("", "marelleHandLostEmail"));
    }
    if (memory.mobile() && !giveBack(ContactKind.MOBILE, kept, dropped, memory)) {
      lost.add(Fault.of("", "marelleHandLostMobile"));
    }
    dropped.setEnabled(memory.dropped().enabled());
    return named(lost);
  }

  /** Whoever was tied to the pupil since stays tied to the account that was kept. */
  private static void stayWith(UserModel user, MergeMemory memory) {
    List<String> children = new ArrayList<>(MergeReader.children(user));
    String id = memory.kept().externalId();
    if (id != null && !id.equals(memory.mainId()) && children.remove(memory.mainId())) {
      children.add(id);
      user.setAttribute(CHILDREN, children);
    }
  }

  /** The group of a place, by what is known of both; the directory may have made another since. */
  private Optional<String> find(String place, MergeMemory memory, MergeSide now) {
    return Stream.of(memory.dropped().groups(), memory.kept().groups(), now.groups())
        .flatMap(groups -> groups.entrySet().stream())
        .filter(one -> one.getValue().equals(place))
        .map(Map.Entry::getKey)
        .filter(id -> group(id).findAny().isPresent())
        .findFirst();
  }

  private static void setChildren(UserModel user, List<String> children) {
    if (children.isEmpty()) {
      user.removeAttribute(CHILDREN);
    } else if (!children.equals(MergeReader.children(user))) {
      user.setAttribute(CHILDREN, children);
    }
  }

  /** Whether the account still had the contact as it was taken over, and no proof of it. */
  private boolean giveBack(
      ContactKind kind, UserModel kept, UserModel dropped, MergeMemory memory) {
    GivenContacts contacts = new GivenContacts(desk.session(), desk.realm(), kept);
    Optional<String> other = new GivenContacts(desk.session(), desk.realm(), dropped).value(kind);
    if (contacts.isProved(kind) || !contacts.value(kind).equals(other)) {
      return false;
    }
    contacts.forgetGiven(kind);
    MergeReader.NOTES.forEach(name -> set(kept, name, memory.kept().notes().get(name)));
    return true;
  }

  /** Children by their names, where they are known by ids. */
  private List<Fault> named(List<Fault> lost) {
    return lost.stream()
        .map(
            fault ->
                fault.messageKey().equals("marelleHandLostTie")
                    ? Fault.of("", fault.messageKey(), childName(fault.arguments().get(0)))
                    : fault)
        .toList();
  }

  private String childName(Object child) {
    return desk.session()
        .users()
        .searchForUserByUserAttributeStream(desk.realm(), EXTERNAL_ID, child.toString())
        .findFirst()
        .map(Merges::name)
        .orElse(child.toString());
  }

  private static String name(UserModel user) {
    return user == null ? "?" : (user.getFirstName() + " " + user.getLastName()).strip();
  }
}
