package fr.marelle.classroom.access;

import fr.marelle.account.AdministeringRoles;
import fr.marelle.account.Profile;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * Finds out who somebody is to the class console, from roles, profile and groups as they are now.
 */
public final class Callers {
  private final RealmModel realm;
  private final Places places;

  /** Of that realm. */
  public Callers(KeycloakSession session, RealmModel realm) {
    this.realm = realm;
    this.places = new Places(session, realm);
  }

  /**
   * Who the user is; empty for whoever the console is not for. A client's own account is nobody: an
   * act needs somebody who answers for it.
   */
  public Optional<Caller> find(UserModel user) {
    if (user.getServiceAccountClientLink() != null || !user.isEnabled()) {
      return Optional.empty();
    }
    Set<CallerKind> kinds = kinds(user);
    return kinds.isEmpty() ? Optional.empty() : Optional.of(caller(user, kinds));
  }

  private Set<CallerKind> kinds(UserModel user) {
    Set<CallerKind> kinds = EnumSet.noneOf(CallerKind.class);
    if (has(user, manageUsers())) {
      kinds.add(CallerKind.REALM_ADMINISTRATOR);
    }
    if (has(user, realm.getRole(AdministeringRoles.SCHOOL_ADMINISTRATOR))) {
      kinds.add(CallerKind.SCHOOL_ADMINISTRATOR);
    }
    if (Profile.of(user).filter(Profile.TEACHER::equals).isPresent()) {
      kinds.add(CallerKind.TEACHER);
    }
    return kinds;
  }

  private Caller caller(UserModel user, Set<CallerKind> kinds) {
    boolean administers = kinds.contains(CallerKind.SCHOOL_ADMINISTRATOR);
    boolean teaches = kinds.contains(CallerKind.TEACHER);
    Map<String, Place> administered = new LinkedHashMap<>();
    Map<String, Place> schools = new LinkedHashMap<>();
    Map<String, Place> classes = new LinkedHashMap<>();
    user.getGroupsStream()
        .map(GroupModel::getId)
        .flatMap(id -> places.find(id).stream())
        .forEach(
            place -> {
              Place school = place.top();
              // Of the school itself: who merely teaches a class there administers nothing.
              if (administers && place.isSchool()) {
                administered.put(school.id(), school);
                schools.put(school.id(), school);
              }
              if (teaches && place.isClass()) {
                classes.put(place.id(), place);
                schools.put(school.id(), school);
              }
            });
    Standing standing =
        new Standing(
            user.getId(),
            kinds.contains(CallerKind.REALM_ADMINISTRATOR),
            Set.copyOf(administered.keySet()),
            Set.copyOf(classes.keySet()));
    return new Caller(user, kinds, standing, schools.values(), classes.values());
  }

  private RoleModel manageUsers() {
    ClientModel management = realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
    return management == null ? null : management.getRole(AdminRoles.MANAGE_USERS);
  }

  private static boolean has(UserModel user, RoleModel role) {
    return role != null && user.hasRole(role);
  }
}
