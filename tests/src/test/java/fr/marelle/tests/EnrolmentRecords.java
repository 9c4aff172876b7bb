package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.WatchedEnt;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * What a server keeps of those who enrol, as the school, the operator and time itself change it.
 */
record EnrolmentRecords(WatchedEnt watched) {
  private static final String ENROLMENT_KIND = "enrolment-code";

  UserRepresentation user(Person person) {
    return watched.ent().people().account(person).toRepresentation();
  }

  void give(Person person, Consumer<UserRepresentation> change) {
    UserRepresentation user = user(person);
    change.accept(user);
    watched.ent().people().account(person).update(user);
  }

  List<String> types(Person person) {
    return watched
        .ent()
        .realm()
        .getEvents(null, null, person.id(), null, null, null, 0, 100)
        .stream()
        .map(EventRepresentation::getType)
        .collect(Collectors.toList());
  }

  List<EventRepresentation> events(Person person, String type) {
    return watched
        .ent()
        .realm()
        .getEvents(List.of(type), null, person.id(), null, null, null, 0, 100);
  }

  Family family(Consumer<UserRepresentation> wishes) {
    return Family.with(watched.ent(), "Benali", "Nadia", Family.number(), 1, wishes);
  }

  /** As if that time had passed since this parent asked. */
  void pass(Family family, Duration time) {
    assertThat(
            watched
                .database()
                .change(
                    "update MARELLE_ENROLMENT set ASKED_AT = ASKED_AT - ?1,"
                        + " EXPIRES_AT = EXPIRES_AT - ?1 where CODE_ID in"
                        + " (select ID from MARELLE_ENROLMENT_CODE where USER_ID = ?2)",
                    time.toMillis(),
                    family.parent().id()))
        .isPositive();
    assertThat(
            watched
                .database()
                .change(
                    "update MARELLE_ENROLMENT_CODE set SENT_AT = SENT_AT - ?1,"
                        + " EXPIRES_AT = EXPIRES_AT - ?1 where USER_ID = ?2",
                    time.toMillis(),
                    family.parent().id()))
        .isOne();
  }

  void forgetFailures() {
    watched.ent().realm().attackDetection().clearAllBruteForce();
  }

  /** As if a message that rests had waited long enough. */
  void tryAgainNow() {
    assertThat(
            watched
                .database()
                .change(
                    "update MARELLE_OUTBOX set LOCKED_UNTIL = 1 where KIND = ?1", ENROLMENT_KIND))
        .isPositive();
  }

  long tries(Family family) {
    return watched
        .database()
        .number(
            "select TRIES from MARELLE_ENROLMENT_CODE where USER_ID = ?1", family.parent().id());
  }

  long waiting() {
    return watched
        .database()
        .number("select count(*) from MARELLE_OUTBOX where KIND like 'enrolment-%'");
  }

  /** Those that the gateway did not take; a claim, while one is being sent, is longer. */
  long resting() {
    return watched
        .database()
        .number(
            "select count(*) from MARELLE_OUTBOX where KIND = ?1 and TRIES = 1"
                + " and LOCKED_UNTIL between ?2 and ?3",
            ENROLMENT_KIND,
            System.currentTimeMillis(),
            System.currentTimeMillis() + Duration.ofMinutes(2).toMillis());
  }

  /** Whether the code of the sheet opens the activation form. */
  boolean sheetOpens(Person person) {
    return SignInTrial.of(watched.ent(), person.identifier(), person.code()).page().isActivation();
  }
}
