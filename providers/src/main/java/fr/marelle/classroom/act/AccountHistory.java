package fr.marelle.classroom.act;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.marelle.audit.AccountEvents;
import fr.marelle.classroom.access.Person;
import fr.marelle.classroom.access.Persons;
import fr.marelle.code.CodeKind;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.jpa.AdminEventEntity;
import org.keycloak.events.jpa.EventEntity;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.util.JsonSerialization;

/**
 * What happened to an account, newest first: what its owner did and what was done for it, as far
 * back as Keycloak keeps its events. Nothing is there where the realm saves none.
 */
public final class AccountHistory {
  /** How many entries of each sort are read: none crowds out the others. */
  private static final int MAX = 500;

  /** A new code, a block: what changes the account. */
  private static final List<String> CHANGES =
      List.of(
          OperationType.CREATE.name(), OperationType.UPDATE.name(), OperationType.DELETE.name());

  /** A code that is shown, a sheet that is printed: far more of them. */
  private static final List<String> READINGS = List.of(OperationType.ACTION.name());

  private static final Map<String, String> OWNER_ACTS =
      Map.of(
          EventType.LOGIN.name(), "login",
          EventType.LOGIN_ERROR.name(), "login-failed",
          EventType.LOGOUT.name(), "logout",
          EventType.UPDATE_CREDENTIAL.name(), "password-changed",
          EventType.UPDATE_EMAIL.name(), "email-changed");

  /** Of acts through Keycloak's own administration, which name no act of ours. */
  private static final Map<String, Act> OPERATIONS =
      Map.of(
          OperationType.CREATE.name(),
          Act.CODE_ISSUED,
          OperationType.ACTION.name(),
          Act.CODE_SHOWN);

  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private final EntityManager entities;
  private final RealmModel realm;
  private final Persons persons;

  /** The histories of that realm's accounts. */
  public AccountHistory(KeycloakSession session, RealmModel realm) {
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    this.realm = realm;
    this.persons = new Persons(session, realm);
  }

  /**
   * An account's history: of what changed it, of what was read of it and of what its owner did, the
   * newest {@value #MAX} at most of each.
   */
  public List<HistoryEntry> of(String account) {
    List<AdminEventEntity> acts =
        Stream.concat(acts(account, CHANGES).stream(), acts(account, READINGS).stream()).toList();
    Map<String, Person> actors =
        persons.byId(
            acts.stream()
                .map(AdminEventEntity::getAuthUserId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return Stream.concat(
            ownEvents(account).stream().map(AccountHistory::own),
            acts.stream().flatMap(event -> act(event, actors).stream()))
        .sorted(Comparator.comparing(HistoryEntry::time).reversed())
        .toList();
  }

  private List<EventEntity> ownEvents(String account) {
    return entities
        .createQuery(
            "select e from EventEntity e where e.userId = :account and e.type in (:types)"
                + " and e.realmId = :realm order by e.time desc",
            EventEntity.class)
        .setParameter("account", account)
        .setParameter("types", OWNER_ACTS.keySet())
        .setParameter("realm", realm.getId())
        .setMaxResults(MAX)
        .getResultList();
  }

  private List<AdminEventEntity> acts(String account, List<String> operations) {
    return entities
        .createQuery(
            "select e from AdminEventEntity e where e.resourcePath in (:paths)"
                + " and e.operationType in (:operations) and e.realmId = :realm"
                + " and e.error is null order by e.time desc",
            AdminEventEntity.class)
        .setParameter("operations", operations)
        .setParameter("paths", Trace.paths(account))
        .setParameter("realm", realm.getId())
        .setMaxResults(MAX)
        .getResultList();
  }

  private static HistoryEntry own(EventEntity event) {
    String used = details(event.getDetailsJson()).get(AccountEvents.CODE_TYPE);
    String act =
        used == null
            ? OWNER_ACTS.get(event.getType())
            : used.equals(CodeKind.ACTIVATION.credentialType()) ? "activated" : "renewed";
    return new HistoryEntry(time(event.getTime()), act, null, null, null);
  }

  private static Optional<HistoryEntry> act(AdminEventEntity event, Map<String, Person> actors) {
    Map<String, String> details = details(event.getDetailsJson());
    return Optional.ofNullable(details.get(Trace.ACT))
        .flatMap(Act::parse)
        .or(() -> Optional.ofNullable(OPERATIONS.get(event.getOperationType())))
        .map(
            act ->
                new HistoryEntry(
                    time(event.getTime()),
                    act.value(),
                    actor(event.getAuthUserId(), actors),
                    Subject.codeIn(event.getResourcePath())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                    details.get(Trace.CLASS)));
  }

  /** An administrator of another realm, or an account that is gone, has no name here. */
  private static HistoryEntry.Actor actor(String id, Map<String, Person> actors) {
    if (id == null) {
      return null;
    }
    Person actor = actors.get(id);
    return new HistoryEntry.Actor(
        id, actor == null ? null : (actor.firstName() + " " + actor.lastName()).strip());
  }

  private static Map<String, String> details(String json) {
    try {
      return json == null ? Map.of() : JsonSerialization.readValue(json, DETAILS);
    } catch (IOException unreadable) {
      return Map.of();
    }
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
