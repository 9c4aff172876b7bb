package fr.marelle.directory.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The trace of a run in Keycloak's admin events: that it began, and how it ended, in the name of
 * whoever asked for it. Never whom it is about.
 */
public final class RunEvents {
  private static final String RUN = "DIRECTORY_RUN";

  private RunEvents() {}

  /** A run has begun. */
  static void begun(KeycloakSession session, Run run) {
    send(session, run, "begun", new HashMap<>());
  }

  /** A run has ended so. */
  static void ended(KeycloakSession session, Run run, RunState state) {
    Map<String, String> details = new HashMap<>();
    details.put("created", Long.toString(run.tally().created()));
    details.put("changed", Long.toString(run.tally().changed()));
    details.put("gone", Long.toString(run.tally().gone()));
    details.put("returned", Long.toString(run.tally().returned()));
    send(session, run, state.value(), details);
  }

  /** Somebody has a run pause, go on, end, or have people go: perhaps not who began it. */
  static void acted(KeycloakSession session, Run run, String act, Caller caller) {
    send(session, run, act, new HashMap<>(), caller);
  }

  private static void send(
      KeycloakSession session, Run run, String what, Map<String, String> details) {
    send(session, run, what, details, new Caller(run.who(), run.whoRealmId()));
  }

  private static void send(
      KeycloakSession session, Run run, String what, Map<String, String> details, Caller caller) {
    details.put("act", what);
    details.put("dry", Boolean.toString(run.dry()));
    AuthDetails who = new AuthDetails();
    who.setRealmId(caller.realmId());
    who.setUserId(caller.account());
    send(session, OperationType.ACTION, RUN, "marelle-directory/runs/" + run.id(), details, who);
  }

  /** The account of somebody who had gone is blocked or removed; nobody asked for it. */
  public static void followed(KeycloakSession session, OperationType operation, String account) {
    send(
        session,
        operation,
        ResourceType.USER.name(),
        "users/" + account,
        Map.of("act", "departure"),
        new AuthDetails());
  }

  private static void send(
      KeycloakSession session,
      OperationType operation,
      String resource,
      String path,
      Map<String, String> details,
      AuthDetails who) {
    RealmModel realm = session.getContext().getRealm();
    AdminEvent event = new AdminEvent();
    event.setId(KeycloakModelUtils.generateId());
    event.setTime(Time.currentTimeMillis());
    event.setRealmId(realm.getId());
    event.setRealmName(realm.getName());
    event.setOperationType(operation);
    event.setResourceTypeAsString(resource);
    event.setResourcePath(path);
    event.setDetails(details);
    event.setAuthDetails(who);
    boolean whole = realm.isAdminEventsDetailsEnabled();
    if (realm.isAdminEventsEnabled()) {
      session.getProvider(EventStoreProvider.class).onEvent(event, whole);
    }
    Set<String> wanted = new HashSet<>(realm.getEventsListenersStream().toList());
    session
        .getKeycloakSessionFactory()
        .getProviderFactoriesStream(EventListenerProvider.class)
        .map(EventListenerProviderFactory.class::cast)
        .filter(factory -> factory.isGlobal() || wanted.contains(factory.getId()))
        .forEach(factory -> factory.create(session).onEvent(event, whole));
  }
}
