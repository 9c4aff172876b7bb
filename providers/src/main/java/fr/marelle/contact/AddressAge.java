package fr.marelle.contact;

import com.fasterxml.jackson.core.type.TypeReference;
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
import org.keycloak.util.JsonSerialization;

/**
 * Whether an account's e-mail address is old enough for mail with a secret: « no reset to an
 * address that was just changed » (CNIL, délibération 2022-100). Whoever finds a session open would
 * change it, then ask for a code. A first address, given with the activation code, replaces none.
 */
public final class AddressAge {
  /** How long a changed address waits. */
  static final Duration WAIT = Duration.ofHours(24);

  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private final KeycloakSession session;

  /** As the events of the realm tell it. */
  public AddressAge(KeycloakSession session) {
    this.session = session;
  }

  /** Whether the address took the place of another within the last 24 hours. */
  public boolean replacedAnotherLately(String account) {
    return changes(account).stream().anyMatch(AddressAge::replacesAnother);
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
