package fr.marelle.classroom.access;

import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Finds single groups, in Keycloak's cache where it can. */
public final class Places {
  private final KeycloakSession session;
  private final RealmModel realm;

  /** Of that realm alone. */
  public Places(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** The group of that id; empty where the realm has none. */
  public Optional<Place> find(String id) {
    return Optional.ofNullable(group(id)).map(this::place);
  }

  /** The first value of an attribute of that group; empty where there is none. */
  public Optional<String> attribute(Place place, String name) {
    return Optional.ofNullable(group(place.id()))
        .map(group -> group.getFirstAttribute(name))
        .filter(value -> !value.isBlank());
  }

  private GroupModel group(String id) {
    return session.groups().getGroupById(realm, id);
  }

  private Place place(GroupModel group) {
    Place parent = group.getParentId() == null ? null : place(group.getParent());
    return new Place(
        group.getId(), group.getName(), parent, group.getType() == GroupModel.Type.REALM);
  }
}
