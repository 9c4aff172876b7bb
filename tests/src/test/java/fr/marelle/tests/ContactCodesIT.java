package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.WatchedEnt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The code that verifies a contact: how long, how often, and for whom. Most of it on the newest
 * Keycloak alone: it is kept and counted by ourselves, and {@link ContactsIT} types one on both.
 */
@ExtendWith(RunningEnt.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Mes coordonnées : codes")
class ContactCodesIT {
  private final Inbox inbox;
  private final ContactRecords contacts;
  private final Ent ent;

  ContactCodesIT(WatchedEnt watched) {
    this.ent = watched.ent();
    this.inbox = new Inbox(watched);
    this.contacts = new ContactRecords(watched);
  }

  @Test
  @Tag("newest-only")
  void fiveWrongCodesEndItAndTheLoginIsLockedToo() {
    Person parent = contacts.active("relative");
    ContactsVisit page = ContactsVisit.begin(ent, parent).askFor("email", "x." + parent.email());
    String code = Inbox.codeIn(inbox.lastTo("x." + parent.email()));

    for (int i = 0; i < 4; i++) {
      page = page.type(Inbox.wrong(code));
      assertThat(page.error("code")).contains("n'est pas le bon");
    }
    page = page.type(Inbox.wrong(code));
    assertThat(page.error("code")).contains("il ne sert plus");

    page = page.type(code);
    assertThat(page.error("code")).contains("Attendez avant de réessayer");
    assertThat(contacts.user(parent).getEmail()).isEqualTo(parent.email());
    assertThat(SignInTrial.of(ent, parent.identifier(), Person.PASSWORD).succeeded()).isFalse();
    ent.realm().attackDetection().clearBruteForceForUser(parent.id());
    assertThat(page.type(code).error("code")).contains("il ne sert plus");
    assertThat(contacts.user(parent).getEmail()).isEqualTo(parent.email());
  }

  @Test
  void guessesAtOnceFromManyBrowsersAreNoMoreThanFive() {
    Person parent = contacts.active("relative");
    ContactsVisit.begin(ent, parent).askFor("email", "y." + parent.email());
    String code = Inbox.codeIn(inbox.lastTo("y." + parent.email()));
    List<ContactsVisit> everywhere =
        Stream.generate(() -> ContactsVisit.begin(ent, parent).press("enter-email"))
            .limit(8)
            .toList();

    AtOnce.all(
        everywhere.stream()
            .map(page -> (Callable<ContactsVisit>) () -> page.type(Inbox.wrong(code)))
            .toList());

    assertThat(contacts.triesOf(parent)).isBetween(1L, 5L);
    assertThat(contacts.user(parent).getEmail()).isEqualTo(parent.email());
  }

  @Test
  @Tag("newest-only")
  void aResendNeitherResetsTheTriesNorSendsWithinAMinute() {
    Person parent = contacts.active("relative");
    String wanted = "z." + parent.email();
    ContactsVisit page = ContactsVisit.begin(ent, parent).askFor("email", wanted);
    String first = Inbox.codeIn(inbox.lastTo(wanted));
    page = page.type(Inbox.wrong(first)).type(Inbox.wrong(first));

    page = page.press("resend");
    assertThat(page.text()).contains("Un code vous a déjà été envoyé");
    page = page.reload();
    assertThat(page.asksForCode()).isTrue();
    contacts.pass(parent, Duration.ofSeconds(61));
    page = page.press("resend");
    assertThat(page.text()).contains("envoyé de nouveau");
    Patience.until(() -> assertThat(inbox.sentTo(wanted)).hasSize(2));

    assertThat(Inbox.codeIn(inbox.lastTo(wanted))).isEqualTo(first);
    assertThat(contacts.triesOf(parent)).isEqualTo(2);
    page = page.type(Inbox.wrong(first));
    assertThat(page.error("code")).contains("n'est pas le bon");
    assertThat(page.type(first).text()).contains("Votre courriel est vérifié");
    assertThat(contacts.user(parent).getEmail()).isEqualTo(wanted);
  }

  @Test
  @Tag("newest-only")
  void aCodeIsGoodForHalfAnHourAndASecondLongerItIsNot() {
    Person parent = contacts.active("relative");
    String wanted = "half." + parent.email();
    ContactsVisit page = ContactsVisit.begin(ent, parent).askFor("email", wanted);
    String code = Inbox.codeIn(inbox.lastTo(wanted));
    contacts.pass(parent, Duration.ofMinutes(30).plusSeconds(1));
    ContactsVisit late = page.type(code);
    assertThat(late.error("code")).contains("n'est plus valable");
    assertThat(contacts.user(parent).getEmail()).isEqualTo(parent.email());

    ContactsVisit again = late.press("resend");
    Patience.until(() -> assertThat(inbox.sentTo(wanted)).hasSize(2));
    contacts.pass(parent, Duration.ofMinutes(30).minusSeconds(20));
    assertThat(again.type(Inbox.codeIn(inbox.lastTo(wanted))).text()).contains("est vérifié");
  }

  @Test
  @Tag("newest-only")
  void aCodeWaitsForWhoeverSignsInAnew() {
    Person parent = contacts.active("relative");
    String wanted = "later." + parent.email();
    ContactsVisit.begin(ent, parent).askFor("email", wanted);
    String code = Inbox.codeIn(inbox.lastTo(wanted));

    ContactsVisit elsewhere = ContactsVisit.begin(ent, parent);
    assertThat(elsewhere.text()).contains("Un code a été demandé pour " + wanted);

    assertThat(elsewhere.press("enter-email").type(code).text()).contains("est vérifié");
    assertThat(contacts.user(parent).getEmail()).isEqualTo(wanted);
  }

  @Test
  void theCodeOfAnotherAccountOrOfTheOtherContactProvesNothing() {
    Person one = contacts.active("relative");
    Person other = contacts.active("relative");
    String shared = "famille." + one.email();
    ContactsVisit mine = ContactsVisit.begin(ent, one).askFor("email", shared);
    String code = Inbox.codeIn(inbox.lastTo(shared));
    ContactsVisit hers = ContactsVisit.begin(ent, other).askFor("email", shared);
    Patience.until(() -> assertThat(inbox.sentTo(shared)).hasSize(2));
    String hersCode = Inbox.codeIn(inbox.lastTo(shared));
    hers = hers.type(differing(code, hersCode));
    assertThat(hers.error("code")).contains("n'est pas le bon");

    ContactsVisit phone = ContactsVisit.begin(ent, one).askFor("mobile", "06 33 33 33 33");
    String sms = Inbox.codeIn(inbox.lastTo("+33633333333"));
    assertThat(phone.type(differing(code, sms)).error("code")).contains("n'est pas le bon");
    assertThat(mine.type(code).text()).contains("est vérifié");
    assertThat(hers.type(hersCode).text()).contains("est vérifié");
  }

  @Test
  @Tag("newest-only")
  void aSecondTabThatAsksForAnotherAddressTakesThePlaceOfTheFirst() {
    Person parent = contacts.active("relative");
    ContactsVisit first = ContactsVisit.begin(ent, parent).askFor("email", "a." + parent.email());
    String code = Inbox.codeIn(inbox.lastTo("a." + parent.email()));
    ContactsVisit second = ContactsVisit.begin(ent, parent).askFor("email", "b." + parent.email());
    String wanted = Inbox.codeIn(inbox.lastTo("b." + parent.email()));

    assertThat(first.type(code).text()).contains("une autre demande l'a remplacé");
    assertThat(contacts.triesOf(parent)).isZero();
    assertThat(second.type(wanted).text()).contains("est vérifié");
    assertThat(contacts.user(parent).getEmail()).isEqualTo("b." + parent.email());
    assertThat(second.type(wanted).asksForCode()).isFalse();
  }

  @ParameterizedTest
  @Tag("newest-only")
  @ValueSource(
      strings = {"%s+ent@famille.example", "o'%s@famille.example", "%s@école-du-bois.example"})
  void unusualAddressesReceiveTheirCode(String address) {
    Person parent = contacts.active("relative");
    String wanted = address.formatted(parent.identifier());

    ContactsVisit page = ContactsVisit.begin(ent, parent).askFor("email", wanted);

    assertThat(
            page.type(
                    Inbox.codeIn(
                        inbox.lastTo(wanted.replace("école-du-bois", "xn--cole-du-bois-9db"))))
                .text())
        .contains("est vérifié");
    assertThat(contacts.user(parent).getEmail()).isEqualTo(wanted);
  }

  @Test
  @Tag("newest-only")
  void whatIsNoAddressOrNumberIsSaidAtTheField() {
    ContactsVisit page =
        ContactsVisit.begin(ent, contacts.active("relative")).press("change-email");

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
  @Tag("newest-only")
  void nobodyGetsMoreThanTenCodesADay() {
    Person parent = contacts.active("relative");
    ContactsVisit page = ContactsVisit.begin(ent, parent);
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      wanted.add(i + "." + parent.email());
      page = page.askFor("email", wanted.get(i));
      assertThat(page.asksForCode()).isTrue();
    }

    page = page.askFor("email", "trop." + parent.email());

    assertThat(page.error("email")).contains("Trop de codes");
    inbox.lastTo(wanted.get(9));
    assertThat(inbox.sentTo("trop." + parent.email())).isEmpty();
  }

  /** The first, unless chance made both the same. */
  private static String differing(String one, String other) {
    return one.equals(other) ? Inbox.wrong(other) : one;
  }
}
