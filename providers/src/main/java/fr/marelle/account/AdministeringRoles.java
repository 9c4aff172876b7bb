package fr.marelle.account;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * What lets somebody administer something: the role {@value #SCHOOL_ADMINISTRATOR} or one of {@code
 * realm-management}, granted by a group or one above it, or inside of another role. Roles and
 * groups come from Keycloak's cache.
 */
public final class AdministeringRoles {
  /** The realm role of a school administrator. */
  public static final String SCHOOL_ADMINISTRATOR = "school-administrator";

  private static final Set<String> MASTER_ROLES = Set.of(AdminRoles.ADMIN, AdminRoles.CREATE_REALM);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final boolean master;
  private final Map<String, Boolean> roles = new HashMap<>();
  private final Map<String, Boolean> groups = new HashMap<>();

  /** Of that realm. */
  public AdministeringRoles(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.master = realm.getName().equals(Config.getAdminRealm());
  }

  /** Whether everybody has one. */
  public boolean isEverybodys() {
    return isOne(realm.getDefaultRole().getId());
  }

  /** Whether whoever is in that group has one. */
  public boolean isGrantedBy(String groupId) {
    Boolean known = groups.get(groupId);
    if (known == null) {
      known = grants(session.groups().getGroupById(realm, groupId));
      groups.put(groupId, known);
    }
    return known;
  }

  private boolean grants(GroupModel group) {
    return group != null
        && (group.getRoleMappingsStream().map(RoleModel::getId).anyMatch(this::isOne)
            || (group.getParentId() != null && isGrantedBy(group.getParentId())));
  }

  /** Whether that role is one, or has one inside. */
  public boolean isOne(String roleId) {
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
