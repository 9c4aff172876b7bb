package fr.marelle.sms;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tables.StandIn;
import fr.marelle.tables.TestDatabase;
import fr.marelle.throttle.SendingEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

class SmsPostTest {
  private final TestDatabase database =
      new TestDatabase(SendingEntity.class, SentMessageEntity.class);
  private final List<String> asked = new ArrayList<>();

  @AfterEach
  void stop() {
    database.close();
  }

  private static final RealmModel REALM =
      StandIn.of(
          RealmModel.class,
          (method, arguments) -> method.equals("getComponentsStream") ? Stream.empty() : "realm");

  private KeycloakSession session() {
    KeycloakSession others = StandIn.session(database);
    ConfiguredSmsOfficeFactory offices = new ConfiguredSmsOfficeFactory();
    offices.init(Options.of(Map.of()));
    KeycloakSessionFactory factory =
        StandIn.of(
            KeycloakSessionFactory.class,
            (method, arguments) ->
                method.equals("getProviderFactory")
                    ? offices
                    : others.getKeycloakSessionFactory().create());
    KeycloakContext context = StandIn.of(KeycloakContext.class, (method, arguments) -> REALM);
    return StandIn.of(
        KeycloakSession.class,
        (method, arguments) -> method.equals("getContext") ? context : factory);
  }

  private Gateway answering(String name, SmsOutcome outcome) {
    return new Gateway(
        name,
        name,
        message -> {
          asked.add(name);
          return SmsAnswer.of(outcome, name);
        });
  }

  private Gateway failing(String name) {
    return new Gateway(
        name,
        name,
        message -> {
          asked.add(name);
          throw new IllegalArgumentException("It says too much: " + message.text());
        });
  }

  private Posting send(Gateway... gateways) {
    return new SmsPost(session(), REALM, () -> List.of(gateways))
        .send(
            new TextMessage(
                "+33612345678",
                () -> "Code: 012345",
                SmsPurpose.CONTACT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true));
  }

  private List<String> kept() {
    return database.inTransaction(
        entities ->
            entities
                .createQuery(
                    "select m.gateway || ' ' || m.outcome from SentMessageEntity m"
                        + " order by m.gateway",
                    String.class)
                .getResultList());
  }

  /** The person would get two, and somebody pay for both. */
  @ParameterizedTest
  @EnumSource(names = {"SENT", "REFUSED", "UNCERTAIN"})
  void whatMayHaveBeenTakenOrWasRefusedGoesToNobodyElse(SmsOutcome outcome) {
    Posting posting = send(answering("first", outcome), answering("next", SmsOutcome.SENT));

    assertThat(posting.outcome()).isEqualTo(outcome);
    assertThat(posting.gateway()).contains("first");
    assertThat(asked).containsExactly("first");
    assertThat(kept()).containsExactly("first " + outcome);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNREACHABLE", "MISCONFIGURED"})
  void whatWasCertainlyNotTakenGoesToTheNext(SmsOutcome outcome) {
    Posting posting = send(answering("first", outcome), answering("next", SmsOutcome.SENT));

    assertThat(posting.outcome()).isEqualTo(SmsOutcome.SENT);
    assertThat(posting.gateway()).contains("next");
    assertThat(kept()).containsExactly("first " + outcome, "next SENT");
  }

  @Test
  void aGatewayThatThrowsMayHaveTakenIt() {
    Posting posting = send(failing("first"), answering("next", SmsOutcome.SENT));

    assertThat(posting.outcome()).isEqualTo(SmsOutcome.UNCERTAIN);
    assertThat(posting.answer().reason()).contains("IllegalArgumentException");
    assertThat(asked).containsExactly("first");
  }

  /** Else a message that may still leave would be given up. */
  @Test
  void whereTheFirstMayBeReachedLaterTheMessageIsTriedAgain() {
    Posting posting =
        send(
            answering("first", SmsOutcome.UNREACHABLE),
            answering("next", SmsOutcome.MISCONFIGURED));

    assertThat(posting.outcome()).isEqualTo(SmsOutcome.UNREACHABLE);
    assertThat(posting.gateway()).contains("first");
    assertThat(asked).containsExactly("first", "next");
  }

  @Test
  void withoutAGatewayItIsForTheOperator() {
    assertThat(send().outcome()).isEqualTo(SmsOutcome.MISCONFIGURED);
  }

  @Test
  void beyondALimitNobodyIsAsked() {
    Gateway gateway = answering("first", SmsOutcome.SENT);
    for (int i = 0; i < SmsBudget.EACH_NUMBER; i++) {
      assertThat(send(gateway).withheld()).isEmpty();
    }

    assertThat(send(gateway).withheld()).contains(Withheld.NUMBER_LIMIT);
    assertThat(asked).hasSize(SmsBudget.EACH_NUMBER);
  }
}
