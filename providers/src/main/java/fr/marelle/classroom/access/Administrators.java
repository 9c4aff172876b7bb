package fr.marelle.classroom.access;

import fr.marelle.account.SchoolAdministration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * Tells who administers something: has the role {@value #SCHOOL_ADMINISTRATOR} or one of {@code
 * realm-management}, granted directly, by a group or one above it, or inside of another role. Roles
 * and groups come from Keycloak's cache.
 */
public final class Administrators {
  /** The realm role of a school administrator. */
  public static final String SCHOOL_ADMINISTRATOR = SchoolAdministration.ROLE;

  private static final Set<String> MASTER_ROLES = Set.of(AdminRoles.ADMIN, AdminRoles.CREATE_REALM);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final boolean master;
  private final Map<String, Boolean> roles = new HashMap<>();
  private final Map<String, Boolean> groups = new HashMap<>();

  /** Of that realm. */
  public Administrators(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.master = realm.getName().equals(Config.getAdminRealm());
  }

  /** The ids of those who administer something. */
  public Set<String> among(Collection<Person> persons) {
    boolean everybody = roleGrants(realm.getDefaultRole().getId());
    return persons.stream()
        .filter(person -> everybody || isOne(person))
        .map(Person::id)
        .collect(Collectors.toSet());
  }

  private boolean isOne(Person person) {
    return person.places().stream().map(Place::id).anyMatch(this::groupGrants)
        || person.roles().stream().anyMatch(this::roleGrants);
  }

  private boolean groupGrants(String groupId) {
    Boolean known = groups.get(groupId);
    if (known == null) {
      known = grants(session.groups().getGroupById(realm, groupId));
      groups.put(groupId, known);
    }
    return known;
  }

  private boolean grants(GroupModel group) {
    return group != null
        && (group.getRoleMappingsStream().map(RoleModel::getId).anyMatch(this::roleGrants)
            || (group.getParentId() != null && groupGrants(group.getParentId())));
  }

  private boolean roleGrants(String roleId) {
    Boolean known = roles.get(roleId);
    if (known == null) {
      RoleModel role = session.roles().getRoleById(realm, roleId);
      known = role != null && grants(role, new HashSet<>());
      roles.put(roleId, known);
    }
    return known;
  }

  private boolean grants(RoleModel role, Set<String> seen) {
    return seen.add(role.getId())
        && (administers(role)
            || (role.isComposite()
                && role.getCompositesStream().anyMatch(inner -> grants(inner, seen))));
  }

  private boolean administers(RoleModel role) {
    if (!role.isClientRole()) {
      return role.getName().equals(SCHOOL_ADMINISTRATOR)
          || (master && MASTER_ROLES.contains(role.getName()));
    }
    String client = ((ClientModel) role.getContainer()).getClientId();
    return client.equals(Constants.REALM_MANAGEMENT_CLIENT_ID)
        || (master && client.endsWith(AdminRoles.APP_SUFFIX));
  }
}
