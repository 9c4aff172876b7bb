package fr.marelle.sms;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  static final int LAST = 1_000;

  /** A server's option: the provider that comes next. */
  static final String FALLBACK = "fallback";

  private static final Logger LOG = Logger.getLogger(Gateway.class);

  /** Names of the server's options that no provider has; they are told once. */
  private static final Set<String> UNKNOWN = ConcurrentHashMap.newKeySet();

  private record Place(int priority, ComponentModel model) {}

  /** Those of the realm in their order; the server's where it has none of its own. */
  static List<Gateway> of(KeycloakSession session, RealmModel realm) {
    List<Gateway> own =
        components(session, realm)
            .map(model -> new Place(priority(session, model), model))
            .sorted(
                Comparator.comparingInt(Place::priority)
                    .thenComparing(place -> place.model().getId()))
            .map(place -> made(session, place.model()))
            .toList();
    return own.isEmpty()
        ? ofServer(session).map(id -> server(session, id)).flatMap(Optional::stream).toList()
        : own;
  }

  /** The one of that id or name; no other is made. */
  static Optional<Gateway> find(KeycloakSession session, RealmModel realm, String idOrName) {
    List<ComponentModel> own = components(session, realm).toList();
    return own.isEmpty()
        ? ofServer(session).filter(idOrName::equals).findFirst().flatMap(id -> server(session, id))
        : own.stream()
            .filter(one -> idOrName.equals(one.getId()) || idOrName.equals(one.getName()))
            .findFirst()
            .map(model -> made(session, model));
  }

  /** Without those that this version does not have. */
  private static Stream<ComponentModel> components(KeycloakSession session, RealmModel realm) {
    return realm
        .getComponentsStream(realm.getId(), SmsSender.class.getName())
        .filter(model -> factory(session, model).isPresent());
  }

  private static Optional<SmsSenderFactory> factory(KeycloakSession session, ComponentModel model) {
    return session
                .getKeycloakSessionFactory()
                .getProviderFactory(SmsSender.class, model.getProviderId())
            instanceof SmsSenderFactory factory
        ? Optional.of(factory)
        : Optional.empty();
  }

  /** One that can't be read is the last, and takes nobody along. */
  private static int priority(KeycloakSession session, ComponentModel model) {
    try {
      return SmsSettings.of(model, session.vault(), false).number(PRIORITY, 0, 0, LAST);
    } catch (RuntimeException e) {
      return LAST;
    }
  }

  private static Gateway made(KeycloakSession session, ComponentModel model) {
    SmsSenderFactory factory = factory(session, model).orElseThrow();
    return new Gateway(model.getId(), model.getName(), factory.create(session, model));
  }

  /** The server's and the one that comes next. */
  private static Stream<String> ofServer(KeycloakSession session) {
    String first = session.getKeycloakSessionFactory().getProviderFactory(SmsSender.class).getId();
    return Stream.concat(
            Stream.of(first),
            Stream.ofNullable(Config.scope(SmsSenderSpi.NAME, first).get(FALLBACK)))
        .distinct();
  }

  private static Optional<Gateway> server(KeycloakSession session, String id) {
    SmsSender sender = session.getProvider(SmsSender.class, id);
    if (sender == null && UNKNOWN.add(id)) {
      LOG.errorf("There is no gateway for text messages of the name %s.", id);
    }
    return Optional.ofNullable(sender).map(found -> new Gateway(id, id, found));
  }
}
