package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.demo.post.Message;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RecoverySettings;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.WatchedEnt;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * No secret goes for a day to a contact that has just replaced another. On the newest Keycloak
 * alone: when it changed is written down by ourselves.
 */
@Tag("newest-only")
@ExtendWith(RunningEnt.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Un contact qui vient de changer")
class ChangedContactIT {
  private final Inbox inbox;
  private final ContactRecords contacts;
  private final Ent ent;

  ChangedContactIT(WatchedEnt watched) {
    this.ent = watched.ent();
    this.inbox = new Inbox(watched);
    this.contacts = new ContactRecords(watched);
  }

  /** CNIL, délibération 2022-100: no reset to a contact that was just changed. */
  @Test
  void noCodeGoesToANumberThatHasJustReplacedAnother() {
    Person parent = contacts.active("relative");
    contacts.give(
        parent,
        user -> {
          user.getAttributes().put("mobile", List.of("+33698000001"));
          user.getAttributes().put("mobileVerified", List.of("+33698000001"));
        });
    contacts.aDayLater(parent, "mobileChangedAt");
    RecoverySettings.with(
        ent,
        Map.of("way.relative", "sms"),
        () -> {
          Lost.begin(ent).forgotPassword(parent.identifier());
          assertThat(inbox.lastTo("+33698000001").text()).contains("code temporaire");

          ContactsVisit.begin(ent, parent)
              .askFor("mobile", "06 98 00 00 02")
              .type(Inbox.codeIn(inbox.lastTo("+33698000002")));
          Lost.begin(ent).forgotPassword(parent.identifier());
          Patience.until(
              () ->
                  assertThat(inbox.sentTo(parent.email()))
                      .anySatisfy(
                          mail ->
                              assertThat(mail.text())
                                  .contains("le numéro de téléphone de ce compte a changé")));
          assertThat(inbox.sentTo("+33698000002")).hasSize(1);

          contacts.aDayLater(parent, "mobileChangedAt");
          Lost.begin(ent).forgotPassword(parent.identifier());
          Patience.until(() -> assertThat(inbox.sentTo("+33698000002")).hasSize(2));
          assertThat(inbox.lastTo("+33698000002").text()).contains("code temporaire");
        });
  }

  @Test
  void anAdministratorsChangeCountsAndWhereNoEventsAreKept() {
    Person parent = contacts.active("relative");
    String changed = "secretariat." + parent.email();
    ent.with(
        realm -> {
          realm.setEventsEnabled(false);
          realm.setAdminEventsEnabled(false);
        },
        () -> {
          contacts.give(parent, user -> user.setEmail(changed));
          // A program that sends the attributes that it knows makes nobody forget.
          contacts.give(parent, user -> user.setAttributes(contacts.attributes("relative")));

          Lost.begin(ent).forgotPassword(parent.identifier());

          assertThat(inbox.lastTo(changed).text())
              .contains("il y a moins d'un jour")
              .doesNotContain("marelle-recovery");
          contacts.aDayLater(parent, "emailChangedAt");
          Lost.begin(ent).forgotPassword(parent.identifier());
          Patience.until(
              () -> assertThat(inbox.lastTo(changed).text()).contains("marelle-recovery"));
        });
  }

  @Test
  void aFirstAddressThatComesLongAfterTheActivationWaitsToo() {
    Person parent = contacts.active("relative", user -> user.setEmail(null));
    SignInTrial trial = SignInTrial.of(ent, parent.identifier(), Person.PASSWORD);
    trial.browser().send(trial.page().formWith("[name=email]").with("email", parent.email()));
    assertThat(trial.succeeded()).isTrue();

    Lost.begin(ent).forgotPassword(parent.identifier());

    assertThat(inbox.lastTo(parent.email()).text())
        .contains("il y a moins d'un jour")
        .doesNotContain("marelle-recovery");
  }

  @Test
  void anotherAddressEndsTheLinkThatWentToTheOldOne() {
    Person parent = contacts.active("relative");
    Lost.begin(ent).forgotPassword(parent.identifier());
    URI link = Lost.link((Message.Mail) inbox.lastTo(parent.email()));
    HttpPerson browser = new HttpPerson();
    HttpPage form = Lost.open(browser, link);
    String wanted = "apres." + parent.email();
    ContactsVisit.begin(ent, parent)
        .askFor("email", wanted)
        .type(Inbox.codeIn(inbox.lastTo(wanted)));
    assertThat(contacts.user(parent).getEmail()).isEqualTo(wanted);

    HttpPage refused = Lost.choose(browser, form, Renewal.NEW);

    assertThat(refused.text()).contains("le courriel du compte a été changé depuis");
    assertThat(Lost.open(browser, link).text()).contains("le courriel du compte a été changé");
    assertThat(SignInTrial.of(ent, parent.identifier(), Person.PASSWORD).succeeded()).isTrue();
  }
}
