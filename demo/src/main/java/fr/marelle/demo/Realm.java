package fr.marelle.demo;

import fr.marelle.demo.portal.Portal;
import fr.marelle.demo.post.PostRoom;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** What the demonstration sets in the realm at each start, because ports may have changed. */
final class Realm {
  static final String NAME = "ent";

  private final RealmResource realm;

  Realm(Keycloak admin) {
    this.realm = admin.realm(NAME);
  }

  /** Has the realm hand all its mail to the post room. */
  void sendMailTo(PostRoom postRoom) {
    RealmRepresentation representation = realm.toRepresentation();
    Map<String, String> smtp = new HashMap<>();
    smtp.put("from", "ne-pas-repondre@ecole.example");
    smtp.put("fromDisplayName", representation.getDisplayName());
    smtp.putAll(representation.getSmtpServer());
    smtp.put("host", InetAddress.getLoopbackAddress().getHostAddress());
    smtp.put("port", Integer.toString(postRoom.smtpPort()));
    smtp.put("auth", "false");
    smtp.put("ssl", "false");
    smtp.put("starttls", "false");
    representation.setSmtpServer(smtp);
    realm.update(representation);
  }

  /** Has the realm send browsers back to the portal, and nowhere else. */
  void welcome(Portal portal) {
    sendTo(portal);
    nameOnSheets(portal);
  }

  private void sendTo(Portal portal) {
    ClientRepresentation client =
        realm.clients().findByClientId(Portal.CLIENT).stream()
            .findFirst()
            .orElseThrow(() -> new DemonstrationException("console.noPortal", Portal.CLIENT));
    client.setBaseUrl(portal.url().toString());
    client.setRedirectUris(List.of(portal.callback().toString()));
    client.getAttributes().put("post.logout.redirect.uris", portal.url().toString());
    realm.clients().get(client.getId()).update(client);
  }

  /** The address of the ENT that a school's login sheets say. */
  private void nameOnSheets(Portal portal) {
    for (GroupRepresentation school : realm.groups().groups(null, 0, 100, false)) {
      school.getAttributes().put("address", List.of(portal.url().toString()));
      realm.groups().group(school.getId()).update(school);
    }
  }
}
