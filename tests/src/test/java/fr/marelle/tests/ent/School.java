package fr.marelle.tests.ent;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;

/**
 * A school of its own for a test.
 *
 * @param id of its group
 * @param uai its official number, which no other has
 */
public record School(RealmResource realm, String id, String uai) {

  /** Opens one. */
  public static School in(Ent ent, String name) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    String uai = "%07d%c".formatted(random.nextInt(10_000_000), 'A' + random.nextInt(26));
    GroupRepresentation group = new GroupRepresentation();
    group.setName(uai);
    group.setAttributes(Map.of("name", List.of(name)));
    try (Response response = ent.realm().groups().add(group)) {
      return new School(ent.realm(), CreatedResponseUtil.getCreatedId(response), uai);
    }
  }

  /** Opens a class; returns the id of its group. */
  public String addClass(String name) {
    return addGroup(id, name);
  }

  /** Puts a group below another; returns its id. */
  public String addGroup(String parent, String name) {
    GroupRepresentation group = new GroupRepresentation();
    group.setName(name);
    try (Response response = realm.groups().group(parent).subGroup(group)) {
      return CreatedResponseUtil.getCreatedId(response);
    }
  }
}
