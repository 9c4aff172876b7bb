package fr.marelle.hand;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.Profile;
import fr.marelle.directory.store.UntiedTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
  private final FamilyNames family;

  /** In the session's realm. */
  public Families(KeycloakSession session) {
    this.desk = new Desk(session);
    this.family = new FamilyNames(desk);
  }

  /**
   * Ties a relative to pupils, which is how their schools come to know her.
   *
   * @param pupils ids of their accounts, by the id of the group of their school
   * @return ids of the pupils' accounts to whom she was not tied before
   * @throws RefusedException if she is no relative, or somebody is no pupil of the school
   */
  public Set<String> attach(String relative, Map<String, List<String>> pupils) {
    Map<SchoolPlaces, List<String>> bySchool = new LinkedHashMap<>();
    pupils.forEach(
        (school, some) ->
            bySchool.put(new SchoolPlaces(desk.session(), desk.realm(), school), some));
    desk.keepImportsAway(bySchool.keySet().stream().map(SchoolPlaces::uai).toList());
    Map<String, UserModel> users =
        lock(relative, pupils.values().stream().flatMap(List::stream).toList());
    UserModel user = require(users, relative, Profile.RELATIVE, "account");
    List<String> children = new ArrayList<>(MergeReader.children(user));
    Set<String> attached = new LinkedHashSet<>();
    bySchool.forEach(
        (places, some) ->
            some.forEach(
                id -> {
                  UserModel pupil = require(users, id, Profile.PUPIL, "accounts");
                  if (!places.has(pupil)) {
                    throw RefusedException.of(List.of(Fault.of("accounts", "marelleHandNoChild")));
                  }
                  if (tie(user, pupil, children)) {
                    attached.add(id);
                  }
                }));
    if (children.size() > MAX_CHILDREN) {
      throw RefusedException.of(
          List.of(Fault.of("accounts", "marelleHandTooManyChildren", MAX_CHILDREN)));
    }
    user.setAttribute(AccountAttributes.CHILDREN, children);
    return attached;
  }

  private boolean tie(UserModel user, UserModel pupil, List<String> children) {
    String child = PupilIds.of(pupil);
    desk.sql(
        sql -> {
          new UntiedTable(sql, desk.realm().getId())
              .tie(family.ids(sql, pupil), family.ids(sql, user));
          return pupil;
        });
    return !children.contains(child) && children.add(child);
  }

  /**
   * Parts a relative from a pupil. If the directory has put her into the school, or who made her
   * account, she stays in its list, so that she can be tied to another.
   *
   * @return whether she was tied to the pupil
   */
  public boolean detach(String relative, String pupil) {
    desk.keepImportsAway(schools(relative, pupil));
    Map<String, UserModel> users = lock(relative, List.of(pupil));
    UserModel user = require(users, relative, Profile.RELATIVE, "account");
    UserModel child = require(users, pupil, Profile.PUPIL, "child");
    Set<String> ids = desk.sql(sql -> family.ids(sql, child));
    List<String> children = new ArrayList<>(MergeReader.children(user));
    if (!children.removeAll(ids)) {
      return false;
    }
    FamilyNames.set(user, children);
    desk.sql(
        sql -> {
          new UntiedTable(sql, desk.realm().getId()).untie(ids, family.ids(sql, user));
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
}
