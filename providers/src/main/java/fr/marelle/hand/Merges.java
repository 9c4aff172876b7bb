package fr.marelle.hand;

import static fr.marelle.account.AccountAttributes.BIRTH_DATE;
import static fr.marelle.account.AccountAttributes.CHILDREN;
import static fr.marelle.account.AccountAttributes.EXTERNAL_ID;

import fr.marelle.account.OpenSessions;
import fr.marelle.account.Profile;
import fr.marelle.contact.ContactKind;
import fr.marelle.contact.GivenContacts;
import fr.marelle.terms.AcceptancesMoved;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Makes two accounts of one person one. All in one transaction, with both accounts and those of
 * their family locked.
 */
public final class Merges {
  private final Desk desk;
  private final MergeReader reader;
  private final MergeWriter writer;
  private final FamilyNames family;

  /** In the session's realm. */
  public Merges(KeycloakSession session) {
    this.desk = new Desk(session);
    this.reader = new MergeReader(desk);
    this.writer = new MergeWriter(desk);
    this.family = new FamilyNames(desk);
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
   * @param by what somebody has at a school that she does not administer is not hers to give to
   *     another account
   * @throws RefusedException if the two are not to be merged
   */
  public Merged merge(String keep, String drop, Administrator by) {
    desk.keepImportsAway(schools(keep, drop));
    Map<String, UserModel> users = lock(keep, drop);
    UserModel kept = users.get(keep);
    UserModel dropped = users.get(drop);
    new MergeCheck(desk).require(kept, dropped, by);
    MergeSide keptSide = reader.read(kept);
    MergeSide droppedSide = reader.read(dropped);
    Collection<String> ids = new HashSet<>(keptSide.ids());
    ids.addAll(droppedSide.ids());
    boolean pupil = Profile.of(kept).filter(Profile.PUPIL::equals).isPresent();
    MergePlan plan =
        MergePlan.of(keptSide, droppedSide, pupil, pupil ? Set.of() : family.partedChildren(ids));

    Map<String, String> aliases = writer.aliases();
    aliases.keySet().retainAll(ids);
    writer.setAliases(ids, plan.aliases());
    Map<String, List<String>> relatives = family.rename(users, plan, ids);
    write(kept, dropped, plan);
    MergeMemory memory =
        new MergeMemory(
            keptSide,
            droppedSide,
            plan,
            aliases,
            relatives,
            new AcceptancesMoved(desk.session()).move(drop, keep),
            writer.moveIdentities(dropped, kept, writer.identities(dropped)),
            take(ContactKind.EMAIL, kept, dropped),
            take(ContactKind.MOBILE, kept, dropped));
    dropped.setEnabled(false);
    Merge merge =
        new Merge(KeycloakModelUtils.generateId(), keep, drop, Instant.ofEpochMilli(desk.now()));
    desk.sql(
        sql -> {
          new MergeTable(sql, desk.realm().getId()).add(merge, by.account(), memory);
          return merge;
        });
    return Merged.of(merge, memory);
  }

  private void write(UserModel kept, UserModel dropped, MergePlan plan) {
    writer.leave(kept, plan.left());
    writer.join(kept, plan.joined());
    dropped.getGroupsStream().toList().forEach(dropped::leaveGroup);
    FamilyNames.set(kept, plan.children());
    dropped.removeAttribute(CHILDREN);
    dropped.removeAttribute(EXTERNAL_ID);
    MergeWriter.set(kept, EXTERNAL_ID, plan.mainId());
    MergeWriter.set(kept, BIRTH_DATE, plan.birthDate());
    MergeWriter.setTerms(kept, plan.terms());
    writer.moveRecords(plan.records(), kept.getId());
    writer.forgetRecords(plan.forgotten());
    writer.setGiven(kept.getId(), plan.given());
    writer.setGiven(dropped.getId(), Map.of());
    writer.moveAnswers(dropped.getId(), kept.getId());
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
        .flatMap(family::naming)
        .forEach(all::add);
    return desk.lock(all);
  }

  /**
   * A contact that the one has and the other lacks. One whose owner proved it stays behind: without
   * its proof it would be shown in full.
   */
  private boolean take(ContactKind kind, UserModel kept, UserModel dropped) {
    GivenContacts contacts = new GivenContacts(desk.session(), desk.realm(), kept);
    GivenContacts others = new GivenContacts(desk.session(), desk.realm(), dropped);
    Optional<String> other = others.value(kind);
    boolean wanted =
        contacts.value(kind).isEmpty()
            && other.isPresent()
            && !others.isProved(kind)
            && (kind == ContactKind.MOBILE || desk.realm().isDuplicateEmailsAllowed());
    if (wanted) {
      contacts.change(kind, other);
    }
    return wanted;
  }

  /** Ends what is open with an account that was closed, or parted; tells the applications. */
  public static void end(KeycloakSession session, String account) {
    UserModel user = session.users().getUserById(session.getContext().getRealm(), account);
    if (user != null) {
      OpenSessions.endAll(session, session.getContext().getRealm(), user);
    }
  }
}
