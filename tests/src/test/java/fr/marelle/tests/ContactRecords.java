package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tests.ent.People;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.WatchedEnt;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What the realm and its server keep of contacts, as administrators and time itself change it. */
record ContactRecords(WatchedEnt watched) {
  /** Active as a directory's password makes it: quicker than by the form. */
  Person active(String profile) {
    return active(profile, user -> {});
  }

  Person active(String profile, Consumer<UserRepresentation> wishes) {
    return watched
        .ent()
        .people()
        .create(
            profile,
            user -> {
              user.setCredentials(List.of(People.password(Person.PASSWORD)));
              user.setEmail(user.getUsername() + "@famille.example");
              user.setAttributes(attributes(profile));
              wishes.accept(user);
            });
  }

  Map<String, List<String>> attributes(String profile) {
    return new HashMap<>(
        Map.of("profile", List.of(profile), "termsVersion", List.of(termsVersion())));
  }

  private String termsVersion() {
    return watched
        .ent()
        .realm()
        .flows()
        .getRequiredActionConfig("marelle-terms")
        .getConfig()
        .get("version");
  }

  UserRepresentation user(Person person) {
    return watched.ent().people().account(person).toRepresentation();
  }

  void give(Person person, Consumer<UserRepresentation> change) {
    UserRepresentation user = user(person);
    change.accept(user);
    watched.ent().people().account(person).update(user);
  }

  List<EventRepresentation> events(Person person, String type) {
    return watched
        .ent()
        .realm()
        .getEvents(List.of(type), null, person.id(), null, null, null, 0, 50);
  }

  String everything(Person person) {
    return watched.ent().server().log()
        + watched
            .ent()
            .realm()
            .getEvents(null, null, person.id(), null, null, null, 0, 100)
            .stream()
            .map(event -> event.getType() + " " + event.getDetails())
            .collect(Collectors.joining());
  }

  /** As if that time had passed since the codes of this account were asked for and sent. */
  void pass(Person person, Duration time) {
    assertThat(
            watched
                .database()
                .change(
                    "update MARELLE_CONTACT_CODE set ASKED_AT = ASKED_AT - ?1,"
                        + " SENT_AT = case when SENT_AT > 0 then SENT_AT - ?1 else 0 end,"
                        + " EXPIRES_AT = case when EXPIRES_AT > 0 then EXPIRES_AT - ?1 else 0 end"
                        + " where USER_ID = ?2",
                    time.toMillis(),
                    person.id()))
        .isPositive();
  }

  /** As if what that attribute tells had been a day and a second ago. */
  void aDayLater(Person person, String attribute) {
    String then = Instant.now().minus(Duration.ofDays(1)).minusSeconds(1).toString();
    assertThat(
            watched
                .database()
                .change(
                    "update USER_ATTRIBUTE set \"VALUE\" = ? where USER_ID = ? and NAME = ?",
                    then,
                    person.id(),
                    attribute))
        .isEqualTo(1);
    watched.ent().realm().clearUserCache();
  }

  long triesOf(Person person) {
    return watched
        .database()
        .number("select TRIES from MARELLE_CONTACT_CODE where USER_ID = ?", person.id());
  }

  /** With a required action configured so, which is then as before. */
  void with(String action, Map<String, String> config, Runnable trial) {
    var flows = watched.ent().realm().flows();
    RequiredActionConfigRepresentation before = flows.getRequiredActionConfig(action);
    RequiredActionConfigRepresentation changed = new RequiredActionConfigRepresentation();
    changed.setConfig(new HashMap<>(config));
    flows.updateRequiredActionConfig(action, changed);
    try {
      trial.run();
    } finally {
      if (before.getConfig() == null || before.getConfig().isEmpty()) {
        flows.removeRequiredActionConfig(action);
      } else {
        flows.updateRequiredActionConfig(action, before);
      }
    }
  }
}
