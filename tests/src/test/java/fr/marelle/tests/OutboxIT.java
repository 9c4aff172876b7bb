package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Letters;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.WatchedEnt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Messages that a node left in the outbox, as the next one finds them. */
@Tag("newest-only")
@ExtendWith(RunningEnt.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Boîte d'envoi")
class OutboxIT {
  private static final long HOUR = 3_600_000;
  private static final String ADDRESS = "personne@exemple.fr";

  private final WatchedEnt watched;
  private Ent ent;

  OutboxIT(WatchedEnt watched) {
    this.watched = watched;
  }

  @BeforeEach
  void find() {
    ent = watched.ent();
  }

  @Test
  void whatADeadNodeLeftIsTakenUpAndTheOperatorLearnsThatItCouldNotBeSent() {
    Person pupil = ent.people().pupil();

    // No version of ours sends this kind.
    String message = leave(Ent.REALM, "essai", pupil.id(), 1, System.currentTimeMillis() - 1);

    Patience.until(() -> assertThat(isThere(message)).isFalse());
    EventRepresentation event = only(events(pupil));
    assertThat(event.getError()).isEqualTo("email_send_failed");
    assertThat(event.getDetails())
        .containsEntry("message", "essai")
        .containsEntry("reason", "refused")
        .doesNotContainValue(ADDRESS);
    assertThat(ent.server().log()).contains("kind=essai, account=" + pupil.id());
    assertThat(ent.server().log()).doesNotContain(ADDRESS);
  }

  @Test
  void whatFellWithSeveralNodesIsGivenUpAtLast() {
    Person pupil = ent.people().pupil();

    String message = leave(Ent.REALM, "essai", pupil.id(), 5, System.currentTimeMillis() - 1);

    Patience.until(() -> assertThat(isThere(message)).isFalse());
    assertThat(only(events(pupil)).getDetails()).containsEntry("reason", "interrupted");
  }

  @Test
  void whatAnotherNodeIsSendingIsLeftAloneUntilItGoesWithTheAccount() {
    Person pupil = ent.people().pupil();
    String theirs = leave(Ent.REALM, "essai", pupil.id(), 1, System.currentTimeMillis() + HOUR);
    String due = leave(Ent.REALM, "essai", "somebody", 1, System.currentTimeMillis() - 1);
    Patience.until(() -> assertThat(isThere(due)).isFalse());
    assertThat(isThere(theirs)).isTrue();

    ent.people().account(pupil).remove();

    assertThat(isThere(theirs)).isFalse();
  }

  @Test
  void aMailOverWhichTheServerDiedLeavesWhenItHasStartedAgain() throws IOException {
    Person parent = Lost.active(ent);
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      watched.letters().sendTo(silent.getLocalPort());
      Lost.begin(ent).forgotPassword(parent.identifier());
      silent.setSoTimeout(10_000);
      // The request is over, and a worker waits for the mail server's greeting.
      try (Socket worker = silent.accept()) {
        assertThat(worker.isConnected()).isTrue();
        // The small database of the tests writes down half a second late.
        watched.database().change("checkpoint sync");
        ent.server().kill();
      }

      watched.startAgain();
      Letters letters = watched.letters();
      assertThat(letters.to(parent.email())).isEmpty();
      letTheClaimsRunOut();

      Patience.until(() -> assertThat(letters.to(parent.email())).hasSize(1));
      assertThat(Lost.link(letters.to(parent.email()).get(0)).getFragment()).isNotBlank();
    }
  }

  /** As if the five minutes were over after which a worker is taken for dead. */
  private void letTheClaimsRunOut() {
    assertThat(
            watched
                .database()
                .change(
                    "update MARELLE_OUTBOX set LOCKED_UNTIL = 0 where KIND = 'recovery-password'"))
        .isOne();
  }

  @Test
  void messagesGoWithTheirRealm() {
    RealmRepresentation realm = new RealmRepresentation();
    realm.setRealm("ent-ferme");
    ent.admin().realms().create(realm);
    String message = leave("ent-ferme", "essai", "somebody", 1, System.currentTimeMillis() + HOUR);

    ent.admin().realm("ent-ferme").remove();

    assertThat(isThere(message)).isFalse();
  }

  private List<EventRepresentation> events(Person person) {
    return ent.realm()
        .getEvents(
            List.of("SEND_RESET_PASSWORD_ERROR"), null, person.id(), null, null, null, 0, 10);
  }

  private static EventRepresentation only(List<EventRepresentation> events) {
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private String leave(String realm, String kind, String account, int tries, long lockedUntil) {
    String id = UUID.randomUUID().toString();
    assertThat(
            watched
                .database()
                .change(
                    """
                    insert into MARELLE_OUTBOX (ID, REALM_ID, KIND, ACCOUNT_ID, LOCALE,
                      BASE_ADDRESS, DETAILS, PUT_AT, TRIES, LOCKED_UNTIL)
                    select ?, ID, ?, ?, 'fr', 'http://localhost:8080/', ?, 1, ?, ? from REALM
                      where NAME = ?
                    """,
                    id,
                    kind,
                    account,
                    "{\"address\":\"" + ADDRESS + "\"}",
                    tries,
                    lockedUntil,
                    realm))
        .isOne();
    return id;
  }

  private boolean isThere(String message) {
    return watched.database().number("select count(*) from MARELLE_OUTBOX where ID = ?", message)
        > 0;
  }
}
