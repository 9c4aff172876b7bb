package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.WatchedEnt;
import fr.marelle.tests.pages.LoginPage;
import fr.marelle.tests.pages.Portal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts that a realm has verified at the first connection, or at a later one. */
@ExtendWith({RunningEnt.class, Browsing.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Mes coordonnées à la connexion")
class ContactsAtSignInIT {
  private final WatchedEnt watched;
  private final Inbox inbox;
  private final ContactRecords contacts;
  private final Ent ent;

  ContactsAtSignInIT(WatchedEnt watched) {
    this.watched = watched;
    this.ent = watched.ent();
    this.inbox = new Inbox(watched);
    this.contacts = new ContactRecords(watched);
  }

  @Test
  void atTheFirstConnectionTheCodeIsAskedForBeforeThePortal() {
    contacts.with(
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

          page.type(Inbox.codeIn(inbox.lastTo(access.who().email())));

          assertThat(access.signIn().cameBackSignedIn()).isTrue();
          assertThat(contacts.user(access.who()).isEmailVerified()).isTrue();
          assertThat(SignInTrial.of(ent, access.who().identifier(), Person.PASSWORD).succeeded())
              .isTrue();
        });
  }

  @Test
  void aMistypedAddressIsMendedAtTheFirstConnection() {
    contacts.with(
        ContactsVisit.ACTION,
        Map.of("email.first", "relative"),
        () -> {
          FirstAccess access = FirstAccess.begin(ent, ent.people().relative());
          String right = "juste." + access.who().email();
          ContactsVisit page =
              new ContactsVisit(
                  access.who(), access.signIn(), access.browser(), access.send(access.filledIn()));

          page.askFor("email", right).type(Inbox.codeIn(inbox.lastTo(right)));

          assertThat(access.signIn().cameBackSignedIn()).isTrue();
          assertThat(contacts.user(access.who()).getEmail()).isEqualTo(right);
        });
  }

  @Test
  void aMailServerThatIsDownHoldsNobodyBack() {
    contacts.with(
        ContactsVisit.ACTION,
        Map.of("email.first", "relative"),
        () -> {
          watched.letters().sendTo(1);
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

            contacts.pass(access.who(), Duration.ofSeconds(61));
            page = page.reload();
            assertThat(page.text()).contains("n'est pas encore parti");
            page.press("later");
            assertThat(access.signIn().cameBackSignedIn()).isTrue();
            assertThat(contacts.user(access.who()).isEmailVerified()).isFalse();

            watched.letters().sendHere();
            SignInTrial next = SignInTrial.of(ent, access.who().identifier(), Person.PASSWORD);
            ContactsVisit again =
                new ContactsVisit(access.who(), next.signIn(), next.browser(), next.page())
                    .press("resend");
            again.type(Inbox.codeIn(inbox.lastTo(access.who().email())));
            assertThat(next.succeeded()).isTrue();
          } finally {
            watched.letters().sendHere();
          }
        });
  }

  @Test
  void laterItIsAskedAtAnotherConnectionAndCanBePutOff() {
    contacts.with(
        ContactsVisit.ACTION,
        Map.of("email.later", "relative"),
        () -> {
          Person parent = FirstAccess.begin(ent, ent.people().relative()).complete().who();
          SignInTrial second = SignInTrial.of(ent, parent.identifier(), Person.PASSWORD);
          assertThat(second.succeeded()).isFalse();
          ContactsVisit asked =
              new ContactsVisit(parent, second.signIn(), second.browser(), second.page());
          assertThat(asked.text()).contains("bien les vôtres");
          assertThat(inbox.sentTo(parent.email())).isEmpty();

          asked.press("later");

          assertThat(second.succeeded()).isTrue();
          SignInTrial third = SignInTrial.of(ent, parent.identifier(), Person.PASSWORD);
          assertThat(third.succeeded()).isTrue();
          contacts.give(
              parent,
              user ->
                  user.getAttributes().put("contactsPutOffUntil", List.of("2020-01-01T00:00:00Z")));
          SignInTrial fourth = SignInTrial.of(ent, parent.identifier(), Person.PASSWORD);
          new ContactsVisit(parent, fourth.signIn(), fourth.browser(), fourth.page())
              .press("verify-email")
              .type(Inbox.codeIn(inbox.lastTo(parent.email())));
          assertThat(fourth.succeeded()).isTrue();
          assertThat(contacts.user(parent).isEmailVerified()).isTrue();
          assertThat(
                  ent.portal().directGrant(Ent.DIRECT_CLIENT, parent.identifier(), Person.PASSWORD))
              .isEmpty();
        });
  }

  /** The pages that only a rule or a text message brings; the others are in {@link Visit}. */
  @Tag("newest-only")
  @ParameterizedTest
  @ValueSource(strings = {"marelle-ecole", "marelle-college"})
  void noPageThatARuleBringsBreaksARuleOfAccessibility(String look, Window window) {
    List<String> violations = new ArrayList<>();
    Person parent =
        contacts.active(
            "relative", user -> user.getAttributes().put("mobile", List.of(number(look))));
    ent.with(
        realm -> realm.setLoginTheme(look),
        () -> {
          Consumer<String> audit =
              page -> AxeRules.check(look + ", " + page, window.page(), violations);
          contacts.with(
              ContactsVisit.ACTION,
              Map.of("email.later", "relative", "mobile.later", "relative"),
              () -> {
                signIn(window, parent);
                audit.accept("asked later");
                press(window, "#marelle-later");
                Portal.waitOn(window.page());
              });
          contacts.with(
              ContactsVisit.ACTION,
              Map.of("email.first", "relative", "mobile.first", "relative"),
              () -> {
                watched.letters().sendTo(1);
                signIn(window, parent);
                audit.accept("e-mail asked at once");
                contacts.pass(parent, Duration.ofSeconds(61));
                watched.letters().sendHere();
                press(window, "#marelle-check");
                audit.accept("e-mail overdue");
                press(window, "#marelle-resend");
                audit.accept("e-mail sent again");
                window.page().locator("#code").fill(Inbox.codeIn(inbox.lastTo(parent.email())));
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
}
