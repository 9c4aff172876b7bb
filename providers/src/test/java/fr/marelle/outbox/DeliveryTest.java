package fr.marelle.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tables.StandIn;
import fr.marelle.tables.TestDatabase;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmProvider;
import org.keycloak.transaction.RequestContextHelper;

/** Deliveries with a real table, where only Keycloak's session around it is a stand-in. */
class DeliveryTest {
  private static final OutgoingMessage MESSAGE =
      new OutgoingMessage("essai", "account", Locale.FRENCH, Map.of("way", "link"));

  private final TestDatabase database = new TestDatabase(OutboxEntity.class);
  private final List<Attempt> sent = new ArrayList<>();
  private final AtomicReference<URI> address = new AtomicReference<>();
  private Sending answer = Sending.SENT;
  private RuntimeException failure;
  private Consumer<EntityManager> meanwhile = entities -> {};

  @BeforeEach
  void put() {
    database.doInTransaction(
        entities -> {
          OutboxEntity row = new OutboxEntity("a", "realm", MESSAGE, "https://ent.example.org/");
          row.put(Time.currentTimeMillis(), Time.currentTimeMillis());
          new OutboxRows(entities).add(row);
        });
  }

  @AfterEach
  void stop() {
    Time.setOffset(0);
    database.close();
  }

  @Test
  void aMessageIsSentOnceAndGone() {
    deliver();
    deliver();

    assertThat(sent).containsExactly(new Attempt(MESSAGE, 1));
    assertThat(address).hasValue(URI.create("https://ent.example.org/"));
    assertThat(waiting()).isZero();
  }

  @Test
  void aMessageForNobodyIsGoneToo() {
    answer = Sending.NOBODY;

    deliver();

    assertThat(waiting()).isZero();
  }

  @Test
  void whatIsNotTakenIsTriedAgainAfterAMinuteAndNotBefore() {
    answer = Sending.UNREACHABLE;
    deliver();
    answer = Sending.SENT;

    later(Duration.ofSeconds(50));
    deliver();
    assertThat(sent).hasSize(1);
    assertThat(waiting()).isOne();

    later(Duration.ofSeconds(70));
    deliver();
    assertThat(sent).extracting(Attempt::number).containsExactly(1, 2);
    assertThat(waiting()).isZero();
  }

  @Test
  void whatFailsUnforeseenIsTriedAgain() {
    failure = new IllegalStateException("no mail for personne@exemple.fr");
    deliver();
    failure = null;

    later(Duration.ofSeconds(70));
    deliver();

    assertThat(waiting()).isZero();
    assertThat(sent).as("nobody knows how far the one before got").allMatch(Attempt::isFirst);
  }

  @Test
  void whatANodeLeftThatDiedIsAFirstAttemptAgain() {
    claim();

    later(Schedule.CLAIM.plusSeconds(10));
    deliver();

    assertThat(sent).containsExactly(new Attempt(MESSAGE, 1));
    assertThat(waiting()).isZero();
  }

  @Test
  void whoeverTookSoLongThatSomebodyElseTookOverKeepsNothing() {
    meanwhile =
        entities -> {
          new OutboxRows(entities)
              .add(new OutboxEntity("effect", "realm", MESSAGE, "https://ent.example.org/"));
          later(Schedule.CLAIM.plusSeconds(10));
          claim();
        };
    deliver();
    assertThat(waiting()).as("the other's, and no effect of this one").isOne();

    meanwhile = entities -> {};
    later(Schedule.CLAIM.multipliedBy(2).plusSeconds(20));
    deliver();
    assertThat(waiting()).isZero();
    assertThat(sent).hasSize(2);
  }

  @Test
  void eachRestIsLongerThanTheOneBefore() {
    answer = Sending.UNREACHABLE;
    int minutes = 0;
    for (int rest : List.of(1, 5, 15, 60)) {
      deliver();
      int before = sent.size();
      later(Duration.ofMinutes(minutes + rest).minusSeconds(10));
      deliver();
      assertThat(sent).hasSize(before);
      minutes += rest;
      later(Duration.ofMinutes(minutes).plusSeconds(10));
    }

    assertThat(sent).hasSize(4);
    assertThat(waiting()).isOne();
  }

  private void claim() {
    long now = Time.currentTimeMillis();
    database.doInTransaction(
        entities ->
            assertThat(new OutboxRows(entities).claim("a", now, now + Schedule.CLAIM.toMillis()))
                .isPresent());
  }

  private void deliver() {
    new Delivery(factory()).deliver("a");
  }

  private static void later(Duration offset) {
    Time.setOffset((int) offset.toSeconds());
  }

  private long waiting() {
    return database.inTransaction(
        entities -> new OutboxRows(entities).waiting("realm", Set.of("essai")));
  }

  private Sending send(Attempt attempt) {
    sent.add(attempt);
    if (failure != null) {
      throw failure;
    }
    return answer;
  }

  private KeycloakSessionFactory factory() {
    return StandIn.of(KeycloakSessionFactory.class, (method, arguments) -> session());
  }

  private KeycloakSession session() {
    EntityManager entities = database.open();
    KeycloakTransactionManager transactions = StandIn.transactions(entities);
    AtomicReference<HttpRequest> request = new AtomicReference<>();
    KeycloakContext context =
        StandIn.of(
            KeycloakContext.class,
            (method, arguments) -> {
              if (method.equals("setHttpRequest")) {
                request.set((HttpRequest) arguments.get(0));
              }
              return null;
            });
    MessageProvider provider =
        attempt -> {
          address.set(request.get().getUri().getBaseUri());
          meanwhile.accept(entities);
          return send(attempt);
        };
    AtomicReference<Object> helper = new AtomicReference<>();
    return StandIn.of(
        KeycloakSession.class,
        (method, arguments) ->
            switch (method) {
              case "getTransactionManager" -> transactions;
              case "getContext" -> context;
              case "realms" -> StandIn.of(RealmProvider.class, (m, a) -> realm());
              case "getAttribute" -> helper.get();
              case "setAttribute" -> {
                if (arguments.get(0).equals(RequestContextHelper.SESSION_ATTRIBUTE)) {
                  helper.set(arguments.get(1));
                }
                yield null;
              }
              case "getProvider" ->
                  arguments.get(0) == JpaConnectionProvider.class
                      ? StandIn.of(JpaConnectionProvider.class, (m, a) -> entities)
                      : provider;
              case "close" -> {
                StandIn.close(entities);
                yield null;
              }
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private static RealmModel realm() {
    return StandIn.of(RealmModel.class, (method, arguments) -> "ent");
  }
}
