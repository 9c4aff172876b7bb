package fr.marelle.hand;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.AdministeringRoles;
import fr.marelle.account.Profile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** A school's group and its classes. */
final class SchoolPlaces {
  /** Unité administrative immatriculée: seven digits and a letter. */
  private static final Pattern UAI = Pattern.compile("\\d{7}[A-Za-z]");

  private final KeycloakSession session;
  private final RealmModel realm;
  private final GroupModel school;

  /**
   * @param school id of its group, which is there
   */
  SchoolPlaces(KeycloakSession session, RealmModel realm, String school) {
    this.session = session;
    this.realm = realm;
    this.school = session.groups().getGroupById(realm, school);
  }

  GroupModel school() {
    return school;
  }

  String uai() {
    return school.getName();
  }

  /** The classes with these ids; a fault for each that is none of the school's. */
  List<GroupModel> classes(Collection<String> ids, FormCheck check) {
    List<GroupModel> classes = new ArrayList<>();
    for (String id : ids) {
      Optional<GroupModel> found =
          Optional.ofNullable(session.groups().getGroupById(realm, id)).filter(this::isClass);
      found.ifPresentOrElse(
          classes::add, () -> check.add(Fault.of("classes", "marelleHandNoClass")));
    }
    return classes;
  }

  boolean isClass(GroupModel group) {
    return school.getId().equals(group.getParentId());
  }

  /** The classes of the school that somebody is in. */
  List<GroupModel> classesOf(UserModel user) {
    return user.getGroupsStream().filter(this::isClass).toList();
  }

  /** Whether somebody is of the school or one of its classes. */
  boolean has(UserModel user) {
    return user.getGroupsStream()
        .anyMatch(group -> group.getId().equals(school.getId()) || isClass(group));
  }

  /** Whether somebody administers each school that she belongs to beside its classes. */
  static boolean administersItsSchools(Desk desk, UserModel user) {
    RoleModel role = desk.realm().getRole(AdministeringRoles.SCHOOL_ADMINISTRATOR);
    return role != null && user.hasRole(role);
  }

  /** UAI of all schools that somebody belongs to. */
  static List<String> schoolsOf(UserModel user) {
    return user.getGroupsStream().flatMap(SchoolPlaces::top).map(GroupModel::getName).toList();
  }

  /** The same, with those of a relative's children. */
  static Set<String> schoolsOfFamily(Desk desk, UserModel user) {
    Set<String> schools = new HashSet<>(schoolsOf(user));
    if (Profile.of(user).filter(Profile.RELATIVE::equals).isPresent()) {
      user.getAttributeStream(AccountAttributes.CHILDREN)
          .flatMap(
              child ->
                  desk.session()
                      .users()
                      .searchForUserByUserAttributeStream(
                          desk.realm(), AccountAttributes.EXTERNAL_ID, child))
          .forEach(child -> schools.addAll(schoolsOf(child)));
    }
    return schools;
  }

  /** The group at the top, where that is a school. */
  static Stream<GroupModel> top(GroupModel group) {
    GroupModel top = group;
    while (top.getParentId() != null) {
      top = top.getParent();
    }
    return isUai(top.getName()) ? Stream.of(top) : Stream.empty();
  }

  static boolean isUai(String name) {
    return UAI.matcher(name).matches();
  }
}
