package fr.marelle.classroom.act;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.marelle.classroom.access.Target;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.events.jpa.EventEntity;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.util.JsonSerialization;

/**
 * Whether mail with a code may go to an account's address: « no reset to an address that was just
 * changed » (CNIL, délibération 2022-100). Whoever finds a session open would change it, then ask
 * for a code. A first address, given with the activation code, replaces none.
 */
final class Addresses {
  static final String USABLE = "usable";

  /** How long a changed address waits. */
  static final Duration WAIT = Duration.ofHours(24);

  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private final KeycloakSession session;
  private final RealmModel realm;

  private Addresses(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  static Addresses of(KeycloakSession session, RealmModel realm) {
    return new Addresses(session, realm);
  }

  /** {@link #USABLE}, {@code no-address} or {@code recent-address}. */
  String of(Target target) {
    UserModel user = session.users().getUserById(realm, target.id());
    if (user == null || user.getEmail() == null || user.getEmail().isBlank()) {
      return "no-address";
    }
    return changes(target.id()).stream().anyMatch(Addresses::replacesAnother)
        ? "recent-address"
        : USABLE;
  }

  private List<EventEntity> changes(String account) {
    EntityManager entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    return entities
        .createQuery(
            "select e from EventEntity e where e.userId = :account and e.type in (:types)"
                + " and e.time > :since",
            EventEntity.class)
        .setParameter("account", account)
        .setParameter(
            "types", List.of(EventType.UPDATE_EMAIL.name(), EventType.UPDATE_PROFILE.name()))
        .setParameter("since", Time.currentTimeMillis() - WAIT.toMillis())
        .getResultList();
  }

  private static boolean replacesAnother(EventEntity change) {
    try {
      Map<String, String> details = JsonSerialization.readValue(change.getDetailsJson(), DETAILS);
      String previous = details.get(Details.PREVIOUS_EMAIL);
      return details.containsKey(Details.UPDATED_EMAIL) && previous != null && !previous.isBlank();
    } catch (IOException | IllegalArgumentException unreadable) {
      return true;
    }
  }
}
