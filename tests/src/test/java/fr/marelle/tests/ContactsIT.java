package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.demo.post.Message;
import fr.marelle.demo.post.PostRoom;
import fr.marelle.server.Servers;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.People;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RecoverySettings;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.School;
import fr.marelle.tests.ent.SharedDatabase;
import fr.marelle.tests.pages.LoginPage;
import fr.marelle.tests.pages.Portal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * E-mail and mobile: verified, changed, removed by their owner. On a server of its own, in
 * development mode because of the outbox for text messages, whose database the test shares: that is
 * how it moves the clock.
 */
@ExtendWith(Browsing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Mes coordonnées")
class ContactsIT {
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
  private static final String MOBILE = "+33612345678";

  @TempDir private static Path folder;

  private PostRoom post;
  private SharedDatabase database;
  private Ent ent;
  private String termsVersion;

  @BeforeAll
  void open() throws IOException {
    post = PostRoom.start(0);
    database = new SharedDatabase(folder);
    ent =
        new Ent(
            Servers.process(
                database.give(
                    RunningEnt.withoutKey()
                        .development()
                        .option(
                            "spi-marelle-sms-sender--development--url",
                            post.smsUrl().toString()))));
    sendMailTo(post.smtpPort());
    termsVersion =
        ent.realm().flows().getRequiredActionConfig("marelle-terms").getConfig().get("version");
  }

  @AfterAll
  void close() {
    ent.close();
    post.close();
  }

  @Test
  void aNewAddressCountsOnceItsCodeIsTypedAndTheOldOneHearsOfIt() {
    Person parent = active("relative");
    String wanted = "neuve." + parent.email();
    ContactsVisit asked = ContactsVisit.begin(ent, parent).askFor("email", wanted);
    assertThat(asked.asksForCode()).isTrue();
    assertThat(asked.text()).contains(wanted);
    assertThat(user(parent).getEmail()).isEqualTo(parent.email());

    Message.Mail mail = (Message.Mail) lastTo(wanted);
    String code = codeIn(mail);
    assertThat(mail.subject()).isEqualTo("Votre code – ENT Marelle");
    // Whose address it is nobody knows yet: it learns of nobody.
    assertThat(mail.html())
        .contains(code)
        .doesNotContain(parent.identifier(), parent.lastName(), "<img", "http");
    assertThat(mail.text()).contains(code).doesNotContain(parent.identifier(), parent.lastName());
    ContactsVisit kept = asked.type(code);

    assertThat(kept.isOverview()).isTrue();
    assertThat(kept.text()).contains("Votre courriel est vérifié", wanted);
    assertThat(user(parent).getEmail()).isEqualTo(wanted);
    assertThat(user(parent).isEmailVerified()).isTrue();
    Message.Mail notice = (Message.Mail) lastTo(parent.email());
    assertThat(notice.subject()).startsWith("Votre courriel a été changé");
    assertThat(notice.text()).contains(parent.identifier()).doesNotContain(wanted);
    assertThat(events(parent, "UPDATE_EMAIL"))
        .anySatisfy(
            event ->
                assertThat(event.getDetails())
                    .containsEntry("previous_email", parent.email())
                    .containsEntry("updated_email", wanted));
    assertThat(everything(parent)).doesNotContain(code);

    ContactsVisit left = kept.press("done");
    assertThat(left.signIn().parameter("kc_action_status")).contains("success");
    assertThat(left.signIn().tokens().claim("email")).isEqualTo(wanted);
  }

  @Test
  void theMailsSpeakForTheSchoolAndInTheReadersLanguage() {
    School school = School.in(ent, "École Jean-Moulin");
    Person parent = active("relative");
    ent.people().account(parent).joinGroup(school.id());
    String wanted = "english." + parent.email();
    SignIn signIn =
        ent.portal().begin(request -> request.customParameter("kc_action", ContactsVisit.ACTION));

    ContactsVisit.begin(parent, new HttpPerson("en"), signIn).askFor("email", wanted);

    assertThat(((Message.Mail) lastTo(wanted)).subject())
        .isEqualTo("Your code – École Jean-Moulin");
    assertThat(lastTo(wanted).text()).contains("Valid for 30 minutes", "École Jean-Moulin");
  }

  @Test
  void theAddressThatThereIsCanBeVerified() {
    Person teacher = active("teacher");
    ContactsVisit asked = ContactsVisit.begin(ent, teacher).press("verify-email");

    ContactsVisit kept =
        asked.type(" " + codeIn(lastTo(teacher.email())).replaceFirst("...", "$0-"));

    assertThat(kept.text()).contains("Votre courriel est vérifié");
    assertThat(user(teacher).isEmailVerified()).isTrue();
    assertThat(user(teacher).getEmail()).isEqualTo(teacher.email());
    assertThat(events(teacher, "VERIFY_EMAIL")).hasSize(1);
    assertThat(
            events(teacher, "UPDATE_EMAIL").stream()
                .filter(e -> e.getDetails().containsKey("previous_email")))
        .isEmpty();

    ContactsVisit again = kept.askFor("email", teacher.email().toUpperCase(Locale.ROOT));
    assertThat(again.error("email")).contains("C'est déjà le vôtre");
  }

  @Test
  void theSameAddressAsBeforeIsVerifiedWhereItWasNot() {
    Person teacher = active("teacher");

    ContactsVisit asked = ContactsVisit.begin(ent, teacher).askFor("email", teacher.email());

    assertThat(asked.type(codeIn(lastTo(teacher.email()))).text()).contains("est vérifié");
    assertThat(user(teacher).isEmailVerified()).isTrue();
  }

  @Test
  void aMobileIsVerifiedByATextMessageAndTheOldNumberHearsOfIt() {
    Person parent = active("relative");
    give(parent, user -> user.getAttributes().put("mobile", List.of("+33698765432")));
    ContactsVisit first = ContactsVisit.begin(ent, parent).press("verify-mobile");
    String sms = lastTo("+33698765432").text();
    assertThat(sms).hasSizeLessThanOrEqualTo(160).startsWith("ENT Marelle: votre code est ");
    ContactsVisit verified = first.type(codeIn(lastTo("+33698765432")));
    assertThat(ent.people().attribute(parent, "mobileVerified")).isEqualTo("+33698765432");

    ContactsVisit asked = verified.askFor("mobile", "06 12 34 56 78");
    assertThat(asked.text()).contains("+33 6 12 34 56 78");
    ContactsVisit kept = asked.type(codeIn(lastTo(MOBILE)));

    assertThat(kept.text()).contains("Votre téléphone mobile est vérifié");
    assertThat(ent.people().attribute(parent, "mobile")).isEqualTo(MOBILE);
    assertThat(ent.people().attribute(parent, "mobileVerified")).isEqualTo(MOBILE);
    Patience.until(() -> assertThat(lastTo("+33698765432").text()).contains("a été changé"));
    assertThat(((Message.Mail) lastTo(parent.email())).subject())
        .startsWith("Votre téléphone mobile a été changé");
    assertThat(events(parent, "UPDATE_PROFILE"))
        .anySatisfy(
            event -> assertThat(event.getDetails()).containsEntry("updated_mobile", MOBILE));

    give(parent, user -> user.getAttributes().put("mobile", List.of("+33611111111")));
    assertThat(ContactsVisit.begin(ent, parent).offers("verify-mobile")).isTrue();
  }

  @Test
  void whatIsNotMandatoryCanBeRemoved() {
    Person pupil = active("pupil");
    give(pupil, user -> user.getAttributes().put("mobile", List.of("+33622222222")));

    ContactsVisit removed = ContactsVisit.begin(ent, pupil).press("change-mobile").press("remove");

    assertThat(removed.text()).contains("Votre téléphone mobile est supprimé");
    assertThat(ent.people().attribute(pupil, "mobile")).isNull();
    assertThat(((Message.Mail) lastTo(pupil.email())).subject())
        .startsWith("Votre téléphone mobile a été supprimé");

    with(
        "marelle-email",
        Map.of("mandatoryFor", "nobody"),
        () -> {
          ContactsVisit gone = removed.press("change-email").press("remove");
          assertThat(gone.text()).contains("Votre courriel est supprimé");
          assertThat(user(pupil).getEmail()).isNull();
          Patience.until(
              () ->
                  assertThat(((Message.Mail) lastTo(pupil.email())).subject())
                      .startsWith("Votre courriel a été supprimé"));
          assertThat(events(pupil, "UPDATE_EMAIL"))
              .anySatisfy(
                  event ->
                      assertThat(event.getDetails())
                          .containsEntry("previous_email", pupil.email())
                          .containsKey("updated_email"));
        });
  }

  @Test
  void aMandatoryAddressCannotBeRemoved() {
    Person parent = active("relative");
    ContactsVisit page = ContactsVisit.begin(ent, parent).press("change-email");
    assertThat(page.offers("remove")).isFalse();

    page.press("remove");

    assertThat(user(parent).getEmail()).isEqualTo(parent.email());
  }

  @Test
  void fiveWrongCodesEndItAndTheLoginIsLockedToo() {
    Person parent = active("relative");
    ContactsVisit page = ContactsVisit.begin(ent, parent).askFor("email", "x." + parent.email());
    String code = codeIn(lastTo("x." + parent.email()));

    for (int i = 0; i < 4; i++) {
      page = page.type(wrong(code));
      assertThat(page.error("code")).contains("n'est pas le bon");
    }
    page = page.type(wrong(code));
    assertThat(page.error("code")).contains("il ne sert plus");

    page = page.type(code);
    assertThat(page.error("code")).contains("Attendez avant de réessayer");
    assertThat(user(parent).getEmail()).isEqualTo(parent.email());
    assertThat(SignInTrial.of(ent, parent.identifier(), Person.PASSWORD).succeeded()).isFalse();
    ent.realm().attackDetection().clearBruteForceForUser(parent.id());
    assertThat(page.type(code).error("code")).contains("il ne sert plus");
    assertThat(user(parent).getEmail()).isEqualTo(parent.email());
  }

  @Test
  void guessesAtOnceFromManyBrowsersAreNoMoreThanFive() {
    Person parent = active("relative");
    ContactsVisit.begin(ent, parent).askFor("email", "y." + parent.email());
    String code = codeIn(lastTo("y." + parent.email()));
    List<ContactsVisit> everywhere =
        Stream.generate(() -> ContactsVisit.begin(ent, parent).press("enter-email"))
            .limit(8)
            .toList();

    AtOnce.all(
        everywhere.stream()
            .map(page -> (Callable<ContactsVisit>) () -> page.type(wrong(code)))
            .toList());

    assertThat(triesOf(parent)).isBetween(1, 5);
    assertThat(user(parent).getEmail()).isEqualTo(parent.email());
  }

  @Test
  void aResendNeitherResetsTheTriesNorSendsWithinAMinute() {
    Person parent = active("relative");
    String wanted = "z." + parent.email();
    ContactsVisit page = ContactsVisit.begin(ent, parent).askFor("email", wanted);
    String first = codeIn(lastTo(wanted));
    page = page.type(wrong(first)).type(wrong(first));

    page = page.press("resend");
    assertThat(page.text()).contains("Un code vous a déjà été envoyé");
    page = page.reload();
    assertThat(page.asksForCode()).isTrue();
    pass(parent, Duration.ofSeconds(61));
    page = page.press("resend");
    assertThat(page.text()).contains("envoyé de nouveau");
    Patience.until(() -> assertThat(sentTo(wanted)).hasSize(2));

    assertThat(codeIn(lastTo(wanted))).isEqualTo(first);
    assertThat(triesOf(parent)).isEqualTo(2);
    page = page.type(wrong(first));
    assertThat(page.error("code")).contains("n'est pas le bon");
    assertThat(page.type(first).text()).contains("Votre courriel est vérifié");
    assertThat(user(parent).getEmail()).isEqualTo(wanted);
  }

  @Test
  void aCodeIsGoodForHalfAnHourAndASecondLongerItIsNot() {
    Person parent = active("relative");
    String wanted = "half." + parent.email();
    ContactsVisit page = ContactsVisit.begin(ent, parent).askFor("email", wanted);
    String code = codeIn(lastTo(wanted));
    pass(parent, Duration.ofMinutes(30).plusSeconds(1));
    ContactsVisit late = page.type(code);
    assertThat(late.error("code")).contains("n'est plus valable");
    assertThat(user(parent).getEmail()).isEqualTo(parent.email());

    ContactsVisit again = late.press("resend");
    Patience.until(() -> assertThat(sentTo(wanted)).hasSize(2));
    pass(parent, Duration.ofMinutes(30).minusSeconds(20));
    assertThat(again.type(codeIn(lastTo(wanted))).text()).contains("est vérifié");
  }

  @Test
  void aCodeWaitsForWhoeverSignsInAnew() {
    Person parent = active("relative");
    String wanted = "later." + parent.email();
    ContactsVisit.begin(ent, parent).askFor("email", wanted);
    String code = codeIn(lastTo(wanted));

    ContactsVisit elsewhere = ContactsVisit.begin(ent, parent);
    assertThat(elsewhere.text()).contains("Un code a été demandé pour " + wanted);

    assertThat(elsewhere.press("enter-email").type(code).text()).contains("est vérifié");
    assertThat(user(parent).getEmail()).isEqualTo(wanted);
  }

  @Test
  void theCodeOfAnotherAccountOrOfTheOtherContactProvesNothing() {
    Person one = active("relative");
    Person other = active("relative");
    String shared = "famille." + one.email();
    ContactsVisit mine = ContactsVisit.begin(ent, one).askFor("email", shared);
    String code = codeIn(lastTo(shared));
    ContactsVisit hers = ContactsVisit.begin(ent, other).askFor("email", shared);
    Patience.until(() -> assertThat(sentTo(shared)).hasSize(2));
    String hersCode = codeIn(lastTo(shared));
    hers = hers.type(differing(code, hersCode));
    assertThat(hers.error("code")).contains("n'est pas le bon");

    ContactsVisit phone = ContactsVisit.begin(ent, one).askFor("mobile", "06 33 33 33 33");
    String sms = codeIn(lastTo("+33633333333"));
    assertThat(phone.type(differing(code, sms)).error("code")).contains("n'est pas le bon");
    assertThat(mine.type(code).text()).contains("est vérifié");
    assertThat(hers.type(hersCode).text()).contains("est vérifié");
  }

  @Test
  void aSecondTabThatAsksForAnotherAddressTakesThePlaceOfTheFirst() {
    Person parent = active("relative");
    ContactsVisit first = ContactsVisit.begin(ent, parent).askFor("email", "a." + parent.email());
    String code = codeIn(lastTo("a." + parent.email()));
    ContactsVisit second = ContactsVisit.begin(ent, parent).askFor("email", "b." + parent.email());
    String wanted = codeIn(lastTo("b." + parent.email()));

    assertThat(first.type(code).text()).contains("une autre demande l'a remplacé");
    assertThat(triesOf(parent)).isZero();
    assertThat(second.type(wanted).text()).contains("est vérifié");
    assertThat(user(parent).getEmail()).isEqualTo("b." + parent.email());
    assertThat(second.type(wanted).asksForCode()).isFalse();
  }

  @Test
  void whatAnAdministratorChangesMeanwhileStands() {
    Person parent = active("relative");
    ContactsVisit page = ContactsVisit.begin(ent, parent).askFor("email", "mine." + parent.email());
    String code = codeIn(lastTo("mine." + parent.email()));
    give(parent, user -> user.setEmail("school." + parent.email()));

    assertThat(page.type(code).text()).contains("ont été changées entre-temps");

    assertThat(user(parent).getEmail()).isEqualTo("school." + parent.email());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%s+ent@famille.example", "o'%s@famille.example", "%s@école-du-bois.example"})
  void unusualAddressesReceiveTheirCode(String address) {
    Person parent = active("relative");
    String wanted = address.formatted(parent.identifier());

    ContactsVisit page = ContactsVisit.begin(ent, parent).askFor("email", wanted);

    assertThat(
            page.type(codeIn(lastTo(wanted.replace("école-du-bois", "xn--cole-du-bois-9db"))))
                .text())
        .contains("est vérifié");
    assertThat(user(parent).getEmail()).isEqualTo(wanted);
  }

  @Test
  void whatIsNoAddressOrNumberIsSaidAtTheField() {
    ContactsVisit page = ContactsVisit.begin(ent, active("relative")).press("change-email");

    page = page.press("send", "email", "m".repeat(285) + "@famille.example");
    assertThat(page.error("email")).contains("trop long");
    page = page.press("send", "email", "maman@");
    assertThat(page.error("email")).contains("n'est pas complet");
    page = page.press("send", "email", " ");
    assertThat(page.error("email")).contains("Indiquez un courriel");
    page = page.press("send", "email", "a\"b@famille.example");
    assertThat(page.error("email")).contains("n'est pas complet");
    page = page.press("back").press("change-mobile").press("send", "mobile", "0899701234");
    assertThat(page.error("mobile")).contains("personnel");
    page = page.press("send", "mobile", "01 23");
    assertThat(page.error("mobile")).contains("pas valable");
    page = page.press("send", "mobile", "");
    assertThat(page.error("mobile")).contains("Indiquez un numéro");
  }

  @Test
  void whoeverLeavesComesBackToTheApplicationAndNothingHasChanged() {
    Person parent = active("relative");
    Account before = Account.of(ent, parent);

    ContactsVisit left =
        ContactsVisit.begin(ent, parent).press("change-email").press("back").cancel();

    assertThat(left.signIn().cameBackSignedIn()).isTrue();
    assertThat(left.signIn().parameter("kc_action_status")).contains("cancelled");
    assertThat(Account.of(ent, parent).email()).isEqualTo(before.email());
  }

  @Test
  void anOldSessionHasToGiveThePasswordAgain() {
    Person parent = active("relative");
    ContactsVisit visit = ContactsVisit.begin(ent, parent).cancel();
    assertThat(visit.signIn().cameBackSignedIn()).isTrue();
    with(
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

  /** CNIL, délibération 2022-100: no reset to a contact that was just changed. */
  @Test
  void noCodeGoesToANumberThatHasJustReplacedAnother() {
    Person parent = active("relative");
    give(
        parent,
        user -> {
          user.getAttributes().put("mobile", List.of("+33698000001"));
          user.getAttributes().put("mobileVerified", List.of("+33698000001"));
        });
    aDayLater(parent, "mobileChangedAt");
    RecoverySettings.with(
        ent,
        Map.of("way.relative", "sms"),
        () -> {
          Lost.begin(ent).forgotPassword(parent.identifier());
          assertThat(lastTo("+33698000001").text()).contains("code temporaire");

          ContactsVisit.begin(ent, parent)
              .askFor("mobile", "06 98 00 00 02")
              .type(codeIn(lastTo("+33698000002")));
          Lost.begin(ent).forgotPassword(parent.identifier());
          Patience.until(
              () ->
                  assertThat(sentTo(parent.email()))
                      .anySatisfy(
                          mail ->
                              assertThat(mail.text())
                                  .contains("le numéro de téléphone de ce compte a changé")));
          assertThat(sentTo("+33698000002")).hasSize(1);

          aDayLater(parent, "mobileChangedAt");
          Lost.begin(ent).forgotPassword(parent.identifier());
          Patience.until(() -> assertThat(sentTo("+33698000002")).hasSize(2));
          assertThat(lastTo("+33698000002").text()).contains("code temporaire");
        });
  }

  @Test
  void anAdministratorsChangeCountsAndWhereNoEventsAreKept() {
    Person parent = active("relative");
    String changed = "secretariat." + parent.email();
    ent.with(
        realm -> {
          realm.setEventsEnabled(false);
          realm.setAdminEventsEnabled(false);
        },
        () -> {
          give(parent, user -> user.setEmail(changed));
          // A program that sends the attributes that it knows makes nobody forget.
          give(parent, user -> user.setAttributes(attributes("relative")));

          Lost.begin(ent).forgotPassword(parent.identifier());

          assertThat(lastTo(changed).text())
              .contains("il y a moins d'un jour")
              .doesNotContain("marelle-recovery");
          aDayLater(parent, "emailChangedAt");
          Lost.begin(ent).forgotPassword(parent.identifier());
          Patience.until(() -> assertThat(lastTo(changed).text()).contains("marelle-recovery"));
        });
  }

  @Test
  void aFirstAddressThatComesLongAfterTheActivationWaitsToo() {
    Person parent = active("relative", user -> user.setEmail(null));
    SignInTrial trial = SignInTrial.of(ent, parent.identifier(), Person.PASSWORD);
    trial.browser().send(trial.page().formWith("[name=email]").with("email", parent.email()));
    assertThat(trial.succeeded()).isTrue();

    Lost.begin(ent).forgotPassword(parent.identifier());

    assertThat(lastTo(parent.email()).text())
        .contains("il y a moins d'un jour")
        .doesNotContain("marelle-recovery");
  }

  @Test
  void anotherAddressEndsTheLinkThatWentToTheOldOne() {
    Person parent = active("relative");
    Lost.begin(ent).forgotPassword(parent.identifier());
    URI link = Lost.link((Message.Mail) lastTo(parent.email()));
    HttpPerson browser = new HttpPerson();
    HttpPage form = Lost.open(browser, link);
    String wanted = "apres." + parent.email();
    ContactsVisit.begin(ent, parent).askFor("email", wanted).type(codeIn(lastTo(wanted)));
    assertThat(user(parent).getEmail()).isEqualTo(wanted);

    HttpPage refused = Lost.choose(browser, form, Renewal.NEW);

    assertThat(refused.text()).contains("le courriel du compte a été changé depuis");
    assertThat(Lost.open(browser, link).text()).contains("le courriel du compte a été changé");
    assertThat(SignInTrial.of(ent, parent.identifier(), Person.PASSWORD).succeeded()).isTrue();
  }

  @Test
  void theAccountConsoleChangesNoAddressUnverified() throws Exception {
    Person parent = active("relative");
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
    assertThat(user(parent).getEmail()).isEqualTo(parent.email());
  }

  @Test
  void atTheFirstConnectionTheCodeIsAskedForBeforeThePortal() {
    with(
        ContactsVisit.ACTION,
        Map.of("email.first", "relative"),
        () -> {
          FirstAccess access = FirstAccess.begin(ent, ent.people().relative());
          ContactsVisit page =
              new ContactsVisit(
                  access.who(), access.signIn(), access.browser(), access.send(access.filledIn()));
          assertThat(page.asksForCode()).isTrue();
          assertThat(page.offers("back")).isFalse();
          page = page.press("later");
          assertThat(page.asksForCode()).isTrue();
          assertThat(access.signIn().cameBack()).isFalse();

          page.type(codeIn(lastTo(access.who().email())));

          assertThat(access.signIn().cameBackSignedIn()).isTrue();
          assertThat(user(access.who()).isEmailVerified()).isTrue();
          assertThat(SignInTrial.of(ent, access.who().identifier(), Person.PASSWORD).succeeded())
              .isTrue();
        });
  }

  @Test
  void aMistypedAddressIsMendedAtTheFirstConnection() {
    with(
        ContactsVisit.ACTION,
        Map.of("email.first", "relative"),
        () -> {
          FirstAccess access = FirstAccess.begin(ent, ent.people().relative());
          String right = "juste." + access.who().email();
          ContactsVisit page =
              new ContactsVisit(
                  access.who(), access.signIn(), access.browser(), access.send(access.filledIn()));

          page.askFor("email", right).type(codeIn(lastTo(right)));

          assertThat(access.signIn().cameBackSignedIn()).isTrue();
          assertThat(user(access.who()).getEmail()).isEqualTo(right);
        });
  }

  @Test
  void aMailServerThatIsDownHoldsNobodyBack() {
    with(
        ContactsVisit.ACTION,
        Map.of("email.first", "relative"),
        () -> {
          sendMailTo(1);
          try {
            FirstAccess access = FirstAccess.begin(ent, ent.people().relative());
            ContactsVisit page =
                new ContactsVisit(
                    access.who(),
                    access.signIn(),
                    access.browser(),
                    access.send(access.filledIn()));
            assertThat(page.text()).contains("peut mettre quelques minutes");
            assertThat(page.offers("later")).isFalse();

            pass(access.who(), Duration.ofSeconds(61));
            page = page.reload();
            assertThat(page.text()).contains("n'est pas encore parti");
            page.press("later");
            assertThat(access.signIn().cameBackSignedIn()).isTrue();
            assertThat(user(access.who()).isEmailVerified()).isFalse();

            sendMailTo(post.smtpPort());
            SignInTrial next = SignInTrial.of(ent, access.who().identifier(), Person.PASSWORD);
            ContactsVisit again =
                new ContactsVisit(access.who(), next.signIn(), next.browser(), next.page())
                    .press("resend");
            again.type(codeIn(lastTo(access.who().email())));
            assertThat(next.succeeded()).isTrue();
          } finally {
            sendMailTo(post.smtpPort());
          }
        });
  }

  @Test
  void laterItIsAskedAtAnotherConnectionAndCanBePutOff() {
    with(
        ContactsVisit.ACTION,
        Map.of("email.later", "relative"),
        () -> {
          Person parent = FirstAccess.begin(ent, ent.people().relative()).complete().who();
          SignInTrial second = SignInTrial.of(ent, parent.identifier(), Person.PASSWORD);
          assertThat(second.succeeded()).isFalse();
          ContactsVisit asked =
              new ContactsVisit(parent, second.signIn(), second.browser(), second.page());
          assertThat(asked.text()).contains("bien les vôtres");
          assertThat(sentTo(parent.email())).isEmpty();

          asked.press("later");

          assertThat(second.succeeded()).isTrue();
          SignInTrial third = SignInTrial.of(ent, parent.identifier(), Person.PASSWORD);
          assertThat(third.succeeded()).isTrue();
          give(
              parent,
              user ->
                  user.getAttributes().put("contactsPutOffUntil", List.of("2020-01-01T00:00:00Z")));
          SignInTrial fourth = SignInTrial.of(ent, parent.identifier(), Person.PASSWORD);
          new ContactsVisit(parent, fourth.signIn(), fourth.browser(), fourth.page())
              .press("verify-email")
              .type(codeIn(lastTo(parent.email())));
          assertThat(fourth.succeeded()).isTrue();
          assertThat(user(parent).isEmailVerified()).isTrue();
          assertThat(
                  ent.portal().directGrant(Ent.DIRECT_CLIENT, parent.identifier(), Person.PASSWORD))
              .isEmpty();
        });
  }

  @Test
  void nobodyGetsMoreThanTenCodesADay() {
    Person parent = active("relative");
    ContactsVisit page = ContactsVisit.begin(ent, parent);
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      wanted.add(i + "." + parent.email());
      page = page.askFor("email", wanted.get(i));
      assertThat(page.asksForCode()).isTrue();
    }

    page = page.askFor("email", "trop." + parent.email());

    assertThat(page.error("email")).contains("Trop de codes");
    lastTo(wanted.get(9));
    assertThat(sentTo("trop." + parent.email())).isEmpty();
  }

  /** The pages that only a rule or a text message brings; the others are in {@link Visit}. */
  @Tag("newest-only")
  @ParameterizedTest
  @ValueSource(strings = {"marelle-ecole", "marelle-college"})
  void noPageThatARuleBringsBreaksARuleOfAccessibility(String look, Window window) {
    List<String> violations = new ArrayList<>();
    Person parent =
        active("relative", user -> user.getAttributes().put("mobile", List.of(number(look))));
    ent.with(
        realm -> realm.setLoginTheme(look),
        () -> {
          Consumer<String> audit =
              page -> AxeRules.check(look + ", " + page, window.page(), violations);
          with(
              ContactsVisit.ACTION,
              Map.of("email.later", "relative", "mobile.later", "relative"),
              () -> {
                signIn(window, parent);
                audit.accept("asked later");
                press(window, "#marelle-later");
                Portal.waitOn(window.page());
              });
          with(
              ContactsVisit.ACTION,
              Map.of("email.first", "relative", "mobile.first", "relative"),
              () -> {
                sendMailTo(1);
                signIn(window, parent);
                audit.accept("e-mail asked at once");
                pass(parent, Duration.ofSeconds(61));
                sendMailTo(post.smtpPort());
                press(window, "#marelle-check");
                audit.accept("e-mail overdue");
                press(window, "#marelle-resend");
                audit.accept("e-mail sent again");
                window.page().locator("#code").fill(codeIn(lastTo(parent.email())));
                press(window, "#marelle-check");
                window.page().locator("text=par SMS").first().waitFor();
                audit.accept("mobile asked at once");
                press(window, "#marelle-check");
                audit.accept("mobile, no code");
                press(window, "#marelle-change");
                audit.accept("mobile to change");
                window.page().locator("#mobile").fill("01 23");
                press(window, "#marelle-send");
                audit.accept("mobile refused");
              });
        });

    assertThat(violations).isEmpty();
  }

  private static String number(String look) {
    return "marelle-ecole".equals(look) ? "+33698000011" : "+33698000012";
  }

  private void signIn(Window window, Person person) {
    window.forget();
    window.open(ent.portal().begin().uri());
    LoginPage.on(window).signIn(person.identifier(), Person.PASSWORD);
  }

  private static void press(Window window, String button) {
    Window.turn(window.page(), () -> window.page().locator(button).click());
  }

  /** Active as a directory's password makes it: quicker than by the form. */
  private Person active(String profile) {
    return active(profile, user -> {});
  }

  private Person active(String profile, Consumer<UserRepresentation> wishes) {
    return ent.people()
        .create(
            profile,
            user -> {
              user.setCredentials(List.of(People.password(Person.PASSWORD)));
              user.setEmail(user.getUsername() + "@famille.example");
              user.setAttributes(attributes(profile));
              wishes.accept(user);
            });
  }

  private Map<String, List<String>> attributes(String profile) {
    return new HashMap<>(
        Map.of("profile", List.of(profile), "termsVersion", List.of(termsVersion)));
  }

  private UserRepresentation user(Person person) {
    return ent.people().account(person).toRepresentation();
  }

  private void give(Person person, Consumer<UserRepresentation> change) {
    UserRepresentation user = user(person);
    change.accept(user);
    ent.people().account(person).update(user);
  }

  private List<EventRepresentation> events(Person person, String type) {
    return ent.realm().getEvents(List.of(type), null, person.id(), null, null, null, 0, 50);
  }

  private String everything(Person person) {
    return ent.server().log()
        + ent.realm().getEvents(null, null, person.id(), null, null, null, 0, 100).stream()
            .map(event -> event.getType() + " " + event.getDetails())
            .collect(Collectors.joining());
  }

  private List<Message> sentTo(String contact) {
    return post.mailbox().messages().stream().filter(one -> one.to().equals(contact)).toList();
  }

  private Message lastTo(String contact) {
    Patience.until(() -> assertThat(sentTo(contact)).as(contact).isNotEmpty());
    return sentTo(contact).get(0);
  }

  private static String codeIn(Message message) {
    Matcher code = CODE.matcher(message.text());
    assertThat(code.find()).as(message.text()).isTrue();
    return code.group();
  }

  private static String wrong(String code) {
    return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
  }

  /** The first, unless chance made both the same. */
  private static String differing(String one, String other) {
    return one.equals(other) ? wrong(other) : one;
  }

  /** As if that time had passed since the codes of this account were asked for and sent. */
  private void pass(Person person, Duration time) {
    try (Connection connection = database.connect();
        PreparedStatement back =
            connection.prepareStatement(
                "update MARELLE_CONTACT_CODE set ASKED_AT = ASKED_AT - ?1,"
                    + " SENT_AT = case when SENT_AT > 0 then SENT_AT - ?1 else 0 end,"
                    + " EXPIRES_AT = case when EXPIRES_AT > 0 then EXPIRES_AT - ?1 else 0 end"
                    + " where USER_ID = ?2")) {
      back.setLong(1, time.toMillis());
      back.setString(2, person.id());
      assertThat(back.executeUpdate()).isPositive();
    } catch (SQLException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** As if what that attribute tells had been a day and a second ago. */
  private void aDayLater(Person person, String attribute) {
    String then = Instant.now().minus(Duration.ofDays(1)).minusSeconds(1).toString();
    try (Connection connection = database.connect();
        PreparedStatement back =
            connection.prepareStatement(
                "update USER_ATTRIBUTE set \"VALUE\" = ? where USER_ID = ? and NAME = ?")) {
      back.setString(1, then);
      back.setString(2, person.id());
      back.setString(3, attribute);
      assertThat(back.executeUpdate()).isEqualTo(1);
    } catch (SQLException | IOException e) {
      throw new AssertionError(e);
    }
    ent.realm().clearUserCache();
  }

  private int triesOf(Person person) {
    try (Connection connection = database.connect();
        PreparedStatement tries =
            connection.prepareStatement(
                "select TRIES from MARELLE_CONTACT_CODE where USER_ID = ?")) {
      tries.setString(1, person.id());
      var row = tries.executeQuery();
      assertThat(row.next()).isTrue();
      return row.getInt(1);
    } catch (SQLException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private void sendMailTo(int port) {
    var realm = ent.realm().toRepresentation();
    realm.setSmtpServer(
        Map.of(
            "host", "127.0.0.1",
            "port", Integer.toString(port),
            "from", "ne-pas-repondre@ecole.example"));
    ent.realm().update(realm);
  }

  /** With a required action configured so, which is then as before. */
  private void with(String action, Map<String, String> config, Runnable trial) {
    var flows = ent.realm().flows();
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
