package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.demo.post.Message;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.School;
import fr.marelle.tests.ent.WatchedEnt;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** E-mail and mobile: verified, changed, removed by their owner. */
@ExtendWith(RunningEnt.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Mes coordonnées")
class ContactsIT {
  private static final String MOBILE = "+33612345678";

  private final Inbox inbox;
  private final ContactRecords contacts;
  private final Ent ent;

  ContactsIT(WatchedEnt watched) {
    this.ent = watched.ent();
    this.inbox = new Inbox(watched);
    this.contacts = new ContactRecords(watched);
  }

  @Test
  void aNewAddressCountsOnceItsCodeIsTypedAndTheOldOneHearsOfIt() {
    Person parent = contacts.active("relative");
    String wanted = "neuve." + parent.email();
    ContactsVisit asked = ContactsVisit.begin(ent, parent).askFor("email", wanted);
    assertThat(asked.asksForCode()).isTrue();
    assertThat(asked.text()).contains(wanted);
    assertThat(contacts.user(parent).getEmail()).isEqualTo(parent.email());

    Message.Mail mail = (Message.Mail) inbox.lastTo(wanted);
    String code = Inbox.codeIn(mail);
    assertThat(mail.subject()).isEqualTo("Votre code – ENT Marelle");
    // Whose address it is nobody knows yet: it learns of nobody.
    assertThat(mail.html())
        .contains(code)
        .doesNotContain(parent.identifier(), parent.lastName(), "<img", "http");
    assertThat(mail.text()).contains(code).doesNotContain(parent.identifier(), parent.lastName());
    ContactsVisit kept = asked.type(code);

    assertThat(kept.isOverview()).isTrue();
    assertThat(kept.text()).contains("Votre courriel est vérifié", wanted);
    assertThat(contacts.user(parent).getEmail()).isEqualTo(wanted);
    assertThat(contacts.user(parent).isEmailVerified()).isTrue();
    Message.Mail notice = (Message.Mail) inbox.lastTo(parent.email());
    assertThat(notice.subject()).startsWith("Votre courriel a été changé");
    assertThat(notice.text()).contains(parent.identifier()).doesNotContain(wanted);
    assertThat(contacts.events(parent, "UPDATE_EMAIL"))
        .anySatisfy(
            event ->
                assertThat(event.getDetails())
                    .containsEntry("previous_email", parent.email())
                    .containsEntry("updated_email", wanted));
    assertThat(contacts.everything(parent)).doesNotContain(code);

    ContactsVisit left = kept.press("done");
    assertThat(left.signIn().parameter("kc_action_status")).contains("success");
    assertThat(left.signIn().tokens().claim("email")).isEqualTo(wanted);
  }

  @Test
  void theMailsSpeakForTheSchoolAndInTheReadersLanguage() {
    School school = School.in(ent, "École Jean-Moulin");
    Person parent = contacts.active("relative");
    ent.people().account(parent).joinGroup(school.id());
    String wanted = "english." + parent.email();
    SignIn signIn =
        ent.portal().begin(request -> request.customParameter("kc_action", ContactsVisit.ACTION));

    ContactsVisit.begin(parent, new HttpPerson("en"), signIn).askFor("email", wanted);

    assertThat(((Message.Mail) inbox.lastTo(wanted)).subject())
        .isEqualTo("Your code – École Jean-Moulin");
    assertThat(inbox.lastTo(wanted).text()).contains("Valid for 30 minutes", "École Jean-Moulin");
  }

  @Test
  void theAddressThatThereIsCanBeVerified() {
    Person teacher = contacts.active("teacher");
    ContactsVisit asked = ContactsVisit.begin(ent, teacher).press("verify-email");

    ContactsVisit kept =
        asked.type(" " + Inbox.codeIn(inbox.lastTo(teacher.email())).replaceFirst("...", "$0-"));

    assertThat(kept.text()).contains("Votre courriel est vérifié");
    assertThat(contacts.user(teacher).isEmailVerified()).isTrue();
    assertThat(contacts.user(teacher).getEmail()).isEqualTo(teacher.email());
    assertThat(contacts.events(teacher, "VERIFY_EMAIL")).hasSize(1);
    assertThat(
            contacts.events(teacher, "UPDATE_EMAIL").stream()
                .filter(e -> e.getDetails().containsKey("previous_email")))
        .isEmpty();

    ContactsVisit again = kept.askFor("email", teacher.email().toUpperCase(Locale.ROOT));
    assertThat(again.error("email")).contains("C'est déjà le vôtre");
  }

  @Test
  void theSameAddressAsBeforeIsVerifiedWhereItWasNot() {
    Person teacher = contacts.active("teacher");

    ContactsVisit asked = ContactsVisit.begin(ent, teacher).askFor("email", teacher.email());

    assertThat(asked.type(Inbox.codeIn(inbox.lastTo(teacher.email()))).text())
        .contains("est vérifié");
    assertThat(contacts.user(teacher).isEmailVerified()).isTrue();
  }

  @Test
  void aMobileIsVerifiedByATextMessageAndTheOldNumberHearsOfIt() {
    Person parent = contacts.active("relative");
    contacts.give(parent, user -> user.getAttributes().put("mobile", List.of("+33698765432")));
    ContactsVisit first = ContactsVisit.begin(ent, parent).press("verify-mobile");
    String sms = inbox.lastTo("+33698765432").text();
    assertThat(sms).hasSizeLessThanOrEqualTo(160).startsWith("ENT Marelle: votre code est ");
    ContactsVisit verified = first.type(Inbox.codeIn(inbox.lastTo("+33698765432")));
    assertThat(ent.people().attribute(parent, "mobileVerified")).isEqualTo("+33698765432");

    ContactsVisit asked = verified.askFor("mobile", "06 12 34 56 78");
    assertThat(asked.text()).contains("+33 6 12 34 56 78");
    ContactsVisit kept = asked.type(Inbox.codeIn(inbox.lastTo(MOBILE)));

    assertThat(kept.text()).contains("Votre téléphone mobile est vérifié");
    assertThat(ent.people().attribute(parent, "mobile")).isEqualTo(MOBILE);
    assertThat(ent.people().attribute(parent, "mobileVerified")).isEqualTo(MOBILE);
    Patience.until(() -> assertThat(inbox.lastTo("+33698765432").text()).contains("a été changé"));
    assertThat(((Message.Mail) inbox.lastTo(parent.email())).subject())
        .startsWith("Votre téléphone mobile a été changé");
    assertThat(contacts.events(parent, "UPDATE_PROFILE"))
        .anySatisfy(
            event -> assertThat(event.getDetails()).containsEntry("updated_mobile", MOBILE));

    contacts.give(parent, user -> user.getAttributes().put("mobile", List.of("+33611111111")));
    assertThat(ContactsVisit.begin(ent, parent).offers("verify-mobile")).isTrue();
  }

  @Test
  void whatIsNotMandatoryCanBeRemoved() {
    Person pupil = contacts.active("pupil");
    contacts.give(pupil, user -> user.getAttributes().put("mobile", List.of("+33622222222")));

    ContactsVisit removed = ContactsVisit.begin(ent, pupil).press("change-mobile").press("remove");

    assertThat(removed.text()).contains("Votre téléphone mobile est supprimé");
    assertThat(ent.people().attribute(pupil, "mobile")).isNull();
    assertThat(((Message.Mail) inbox.lastTo(pupil.email())).subject())
        .startsWith("Votre téléphone mobile a été supprimé");

    contacts.with(
        "marelle-email",
        Map.of("mandatoryFor", "nobody"),
        () -> {
          ContactsVisit gone = removed.press("change-email").press("remove");
          assertThat(gone.text()).contains("Votre courriel est supprimé");
          assertThat(contacts.user(pupil).getEmail()).isNull();
          Patience.until(
              () ->
                  assertThat(((Message.Mail) inbox.lastTo(pupil.email())).subject())
                      .startsWith("Votre courriel a été supprimé"));
          assertThat(contacts.events(pupil, "UPDATE_EMAIL"))
              .anySatisfy(
                  event ->
                      assertThat(event.getDetails())
                          .containsEntry("previous_email", pupil.email())
                          .containsKey("updated_email"));
        });
  }

  @Test
  void aMandatoryAddressCannotBeRemoved() {
    Person parent = contacts.active("relative");
    ContactsVisit page = ContactsVisit.begin(ent, parent).press("change-email");
    assertThat(page.offers("remove")).isFalse();

    page.press("remove");

    assertThat(contacts.user(parent).getEmail()).isEqualTo(parent.email());
  }

  @Test
  void whoeverLeavesComesBackToTheApplicationAndNothingHasChanged() {
    Person parent = contacts.active("relative");
    Account before = Account.of(ent, parent);

    ContactsVisit left =
        ContactsVisit.begin(ent, parent).press("change-email").press("back").cancel();

    assertThat(left.signIn().cameBackSignedIn()).isTrue();
    assertThat(left.signIn().parameter("kc_action_status")).contains("cancelled");
    assertThat(Account.of(ent, parent).email()).isEqualTo(before.email());
  }

  @Test
  void anOldSessionHasToGiveThePasswordAgain() {
    Person parent = contacts.active("relative");
    ContactsVisit visit = ContactsVisit.begin(ent, parent).cancel();
    assertThat(visit.signIn().cameBackSignedIn()).isTrue();
    contacts.with(
        ContactsVisit.ACTION,
        Map.of("max_auth_age", "0"),
        () -> {
          // Keycloak counts in whole seconds: the next one has to come.
          long next = (System.currentTimeMillis() / 1000 + 2) * 1000;
          while (System.currentTimeMillis() < next) {
            LockSupport.parkUntil(next);
          }
          HttpPage page =
              visit
                  .browser()
                  .open(
                      ent.portal()
                          .begin(
                              request -> request.customParameter("kc_action", ContactsVisit.ACTION))
                          .uri());
          assertThat(page.document().select("[name=password]")).isNotEmpty();
          assertThat(page.document().getElementById("marelle-contacts-form")).isNull();
        });
  }

  @Test
  void whatAnAdministratorChangesMeanwhileStands() {
    Person parent = contacts.active("relative");
    ContactsVisit page = ContactsVisit.begin(ent, parent).askFor("email", "mine." + parent.email());
    String code = Inbox.codeIn(inbox.lastTo("mine." + parent.email()));
    contacts.give(parent, user -> user.setEmail("school." + parent.email()));

    assertThat(page.type(code).text()).contains("ont été changées entre-temps");

    assertThat(contacts.user(parent).getEmail()).isEqualTo("school." + parent.email());
  }

  @Test
  void theAccountConsoleChangesNoAddressUnverified() throws Exception {
    Person parent = contacts.active("relative");
    String token =
        ent.portal().directToken(Ent.DIRECT_CLIENT, parent.identifier(), Person.PASSWORD);
    HttpRequest change =
        HttpRequest.newBuilder(ent.address("/account/"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"username\":\"%s\",\"email\":\"voleur@exemple.fr\"}"
                        .formatted(parent.identifier())))
            .build();

    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(change, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isNotEqualTo(401).isNotEqualTo(403);
    assertThat(contacts.user(parent).getEmail()).isEqualTo(parent.email());
  }
}
