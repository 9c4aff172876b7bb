package fr.marelle.hand;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.Profile;
import fr.marelle.directory.store.PersonRecords;
import fr.marelle.directory.store.UntiedTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Ties relatives to pupils, and parts them. A tie that was made by hand stays whatever a directory
 * says. One that it tells of and that was undone by hand stays undone as long as it tells the same.
 */
public final class Families {
  /** More than any family has; an address that a school shares is no relative. */
  public static final int MAX_CHILDREN = 50;

  private final Desk desk;

  /** In the session's realm. */
  public Families(KeycloakSession session) {
    this.desk = new Desk(session);
  }

  /**
   * Ties a relative to pupils of a school, which from now on is hers too.
   *
   * @param school id of its group
   * @return ids of the pupils' accounts to whom she was not tied before
   * @throws RefusedException if she is no relative, or somebody is no pupil of the school
   */
  public Set<String> attach(String relative, List<String> pupils, String school) {
    SchoolPlaces places = new SchoolPlaces(desk.session(), desk.realm(), school);
    desk.keepImportsAway(Set.of(places.uai()));
    Map<String, UserModel> users = lock(relative, pupils);
    UserModel user = require(users, relative, Profile.RELATIVE, "account");
    List<String> children = children(user);
    Set<String> attached = new LinkedHashSet<>();
    for (String id : pupils) {
      UserModel pupil = require(users, id, Profile.PUPIL, "accounts");
      if (!places.has(pupil)) {
        throw RefusedException.of(List.of(Fault.of("accounts", "marelleHandNoChild")));
      }
      String child = PupilIds.of(pupil);
      if (!children.contains(child)) {
        children.add(child);
        attached.add(id);
      }
      desk.sql(
          sql -> {
            new UntiedTable(sql, desk.realm().getId()).tie(ids(pupil), ids(user));
            return pupil;
          });
    }
    if (children.size() > MAX_CHILDREN) {
      throw RefusedException.of(
          List.of(Fault.of("accounts", "marelleHandTooManyChildren", MAX_CHILDREN)));
    }
    user.setAttribute(AccountAttributes.CHILDREN, children);
    user.joinGroup(places.school());
    return attached;
  }

  /**
   * Parts a relative from a pupil. She stays in the school's list, so that she can be tied to
   * another.
   *
   * @return whether she was tied to the pupil
   */
  public boolean detach(String relative, String pupil) {
    desk.keepImportsAway(schools(relative, pupil));
    Map<String, UserModel> users = lock(relative, List.of(pupil));
    UserModel user = require(users, relative, Profile.RELATIVE, "account");
    UserModel child = require(users, pupil, Profile.PUPIL, "child");
    List<String> ids = ids(child);
    List<String> children = children(user);
    if (!children.removeAll(ids)) {
      return false;
    }
    if (children.isEmpty()) {
      user.removeAttribute(AccountAttributes.CHILDREN);
    } else {
      user.setAttribute(AccountAttributes.CHILDREN, children);
    }
    desk.sql(
        sql -> {
          new UntiedTable(sql, desk.realm().getId()).untie(ids, ids(user));
          return user;
        });
    return true;
  }

  private Set<String> schools(String... accounts) {
    Set<String> schools = new HashSet<>();
    Stream.of(accounts)
        .map(id -> desk.session().users().getUserById(desk.realm(), id))
        .filter(Objects::nonNull)
        .forEach(user -> schools.addAll(SchoolPlaces.schoolsOf(user)));
    return schools;
  }

  private Map<String, UserModel> lock(String relative, List<String> pupils) {
    List<String> all = new ArrayList<>(pupils);
    all.add(relative);
    return desk.lock(all);
  }

  private static UserModel require(
      Map<String, UserModel> users, String id, Profile profile, String field) {
    UserModel user = users.get(id);
    if (user == null || Profile.of(user).filter(profile::equals).isEmpty()) {
      throw RefusedException.of(
          List.of(
              Fault.of(
                  field,
                  profile == Profile.PUPIL ? "marelleHandNoChild" : "marelleHandNoRelative")));
    }
    return user;
  }

  private static List<String> children(UserModel user) {
    return new ArrayList<>(
        new LinkedHashSet<>(user.getAttributeStream(AccountAttributes.CHILDREN).toList()));
  }

  /** All by which somebody is known. */
  private List<String> ids(UserModel user) {
    Set<String> ids =
        new LinkedHashSet<>(user.getAttributeStream(AccountAttributes.EXTERNAL_ID).toList());
    ids.addAll(
        desk.sql(
            sql -> new PersonRecords(sql, desk.realm().getId()).ofAccount(user.getId()).keySet()));
    return List.copyOf(ids);
  }
}
