package fr.marelle.sms;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A gateway that a realm may use.
 *
 * @param id of the realm's component, or of the provider where it is the server's
 * @param name as an administrator knows it
 */
record Gateway(String id, String name, SmsSender sender) {
  /** A component's setting: its place in the order, the lowest first. */
  static final String PRIORITY = "priority";

  /** A server's option: the provider that comes next. */
  static final String FALLBACK = "fallback";

  private static final Logger LOG = Logger.getLogger(Gateway.class);

  /** Those of the realm in their order; the server's where it has none of its own. */
  static List<Gateway> of(KeycloakSession session, RealmModel realm) {
    List<Gateway> own =
        components(realm)
            .map(model -> component(session, model))
            .flatMap(Optional::stream)
            .toList();
    return own.isEmpty() ? ofServer(session) : own;
  }

  /** The one of that id or name. */
  static Optional<Gateway> find(KeycloakSession session, RealmModel realm, String idOrName) {
    return of(session, realm).stream()
        .filter(gateway -> gateway.id().equals(idOrName) || gateway.name().equals(idOrName))
        .findFirst();
  }

  private static Stream<ComponentModel> components(RealmModel realm) {
    return realm
        .getComponentsStream(realm.getId(), SmsSender.class.getName())
        .sorted(
            Comparator.comparingInt((ComponentModel model) -> model.get(PRIORITY, 0))
                .thenComparing(ComponentModel::getId));
  }

  /** Empty for a gateway that this version does not have. */
  private static Optional<Gateway> component(KeycloakSession session, ComponentModel model) {
    return session
                .getKeycloakSessionFactory()
                .getProviderFactory(SmsSender.class, model.getProviderId())
            instanceof SmsSenderFactory factory
        ? Optional.of(new Gateway(model.getId(), model.getName(), factory.create(session, model)))
        : Optional.empty();
  }

  private static List<Gateway> ofServer(KeycloakSession session) {
    String first = session.getKeycloakSessionFactory().getProviderFactory(SmsSender.class).getId();
    String next = Config.scope(SmsSenderSpi.NAME, first).get(FALLBACK);
    return Stream.of(Optional.of(first), Optional.ofNullable(next))
        .flatMap(Optional::stream)
        .distinct()
        .map(id -> server(session, id))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Gateway> server(KeycloakSession session, String id) {
    SmsSender sender = session.getProvider(SmsSender.class, id);
    if (sender == null) {
      LOG.errorf("There is no gateway for text messages of the name %s.", id);
    }
    return Optional.ofNullable(sender).map(found -> new Gateway(id, id, found));
  }
}
