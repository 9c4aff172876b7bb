package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.demo.post.Message;
import fr.marelle.tests.client.HttpForm;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Letters;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RecoverySettings;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.WatchedEnt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * What goes wrong around a forgotten password: mail servers, strangers, time. Most of it on the
 * newest server alone: what is counted, kept and put off is ours, and {@link RecoveryIT} goes the
 * ways on both.
 */
@ExtendWith(RunningEnt.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Mot de passe oublié : pannes et abus")
class RecoveryFaultsIT {
  /** Keycloak waits longer for a mail server that says nothing. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private final WatchedEnt watched;
  private final Ent ent;
  private final Letters letters;

  RecoveryFaultsIT(WatchedEnt watched) {
    this.watched = watched;
    this.ent = watched.ent();
    this.letters = watched.letters();
  }

  @Test
  @Tag("newest-only")
  void aLinkIsNoMoreGoodOneSecondAfterItsTime() {
    Person parent = Lost.active(ent);
    URI link = Lost.linkFor(ent, letters, parent);
    HttpPerson browser = new HttpPerson();
    HttpPage form = Lost.open(browser, link);
    assertThat(
            watched
                .database()
                .number(
                    "select EXPIRES_AT - ISSUED_AT from MARELLE_RESET_KEY where USER_ID = ?",
                    parent.id()))
        .isEqualTo(Duration.ofHours(1).toMillis());

    watched
        .database()
        .change(
            "update MARELLE_RESET_KEY set EXPIRES_AT = "
                + (System.currentTimeMillis() - 1_000)
                + " where USER_ID = ?",
            parent.id());

    assertThat(Lost.open(browser, link).text()).contains("il a trop attendu", "nouveau lien");
    assertThat(Lost.choose(browser, form, Renewal.NEW).text()).contains("il a trop attendu");
    assertThat(SignInTrial.of(ent, parent.identifier(), Person.PASSWORD).succeeded()).isTrue();
  }

  @Test
  void whereNobodyMaySignInNoLinkSetsAPassword() {
    Person parent = Lost.active(ent);
    HttpPerson browser = new HttpPerson();
    HttpPage form = Lost.open(browser, Lost.linkFor(ent, letters, parent));
    List<Consumer<RealmRepresentation>> closed =
        List.of(realm -> realm.setEnabled(false), realm -> realm.setSslRequired("all"));

    for (Consumer<RealmRepresentation> change : closed) {
      ent.with(
          change,
          () -> {
            assertThat(browser.open(ent.address("/marelle-recovery/password")).status())
                .isEqualTo(400);
            assertThat(Lost.choose(browser, form, Renewal.NEW).status()).isEqualTo(400);
          });
    }

    assertThat(Lost.choose(browser, form, Renewal.NEW).text()).contains("est enregistré");
  }

  @Test
  @Tag("newest-only")
  void theKeyIsKeptAsAHashAndGoesWithItsAccount() {
    Person parent = Lost.active(ent);
    URI link = Lost.linkFor(ent, letters, parent);

    assertThat(
            watched
                .database()
                .text("select KEY_SHA256 from MARELLE_RESET_KEY where USER_ID = ?", parent.id()))
        .hasSize(64)
        .isNotEqualTo(link.getFragment());
    ent.people().account(parent).remove();

    assertThat(
            watched
                .database()
                .number("select count(*) from MARELLE_RESET_KEY where USER_ID = ?", parent.id()))
        .isZero();
  }

  @Test
  @Tag("newest-only")
  void whenTheMailServerIsDownThePageAnswersAtOnceAndTheMailLeavesLater() {
    Person parent = Lost.active(ent);
    letters.sendTo(1);

    assertAnswersAtOnce(parent);
    mendAndRetry();

    assertThat(Lost.link(Lost.arrived(letters, parent, 0)).getFragment()).isNotBlank();
  }

  @Test
  @Tag("newest-only")
  void whenTheMailServerIsSlowThePageAnswersAtOnceToo() throws IOException {
    Person parent = Lost.active(ent);
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      letters.sendTo(silent.getLocalPort());
      assertAnswersAtOnce(parent);
      // The worker has come by and waits for a greeting.
      silent.accept().close();
    }
    mendAndRetry();

    assertThat(Lost.link(Lost.arrived(letters, parent, 0)).getFragment()).isNotBlank();
  }

  /** As if the minute were over that a message rests after a try in vain. */
  private void mendAndRetry() {
    Patience.until(() -> assertThat(resting()).isEqualTo(1));
    letters.sendHere();
    watched.database().change("update MARELLE_OUTBOX set LOCKED_UNTIL = 0 where TRIES > 0");
  }

  private void assertAnswersAtOnce(Person parent) {
    Lost lost = Lost.begin(ent);
    HttpForm form =
        lost.passwordPage()
            .formWith("#marelle-recovery-send")
            .with("username", parent.identifier());
    long start = System.nanoTime();
    HttpPage answer = lost.browser().send(form);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
    assertThat(answer.text()).contains("Si cet identifiant existe");
  }

  @Test
  void twoHundredRequestsForOneAccountAreThreeMailsAndLeaveSomeToItsOwner() {
    Person parent = Lost.active(ent);

    repeat(200, i -> parent.identifier());

    Patience.until(() -> assertThat(waiting()).isZero());
    assertThat(letters.to(parent.email())).hasSize(3);
    assertThat(SignInTrial.of(ent, parent.identifier(), Person.PASSWORD).succeeded()).isTrue();
    Lost.begin(ent).forgotIdentifier(parent.email(), "Prévert");
    Patience.until(() -> assertThat(letters.to(parent.email())).hasSize(4));
    fromElsewhere();
    Lost.begin(ent).forgotPassword(parent.identifier());
    Patience.until(() -> assertThat(letters.to(parent.email())).hasSize(5));
  }

  /** As if whoever asked until now had done so from another network. */
  private void fromElsewhere() {
    watched
        .database()
        .change("delete from MARELLE_SENDING where NAME = ?", "recovery-account-network");
  }

  @Test
  @Tag("newest-only")
  void twoHundredRequestsForTwoHundredAccountsAreOneMailEach() {
    List<String> identifiers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String address = "nombreux" + i + "@famille.example";
      identifiers.add(ent.people().create("relative", user -> user.setEmail(address)).identifier());
    }

    repeat(200, identifiers::get);

    Patience.until(() -> assertThat(waiting()).isZero());
    Map<String, Long> mails =
        letters.all().stream()
            .map(Message.Mail::to)
            .filter(to -> to.startsWith("nombreux"))
            .collect(Collectors.groupingBy(to -> to, Collectors.counting()));
    assertThat(mails).hasSize(200);
    assertThat(mails.values()).containsOnly(1L);
  }

  @Test
  @Tag("newest-only")
  void aNetworkThatAsksTooOftenGetsTheSameAnswerAndNothingMore() {
    List<Person> parents = Stream.generate(() -> Lost.active(ent)).limit(3).toList();

    RecoverySettings.with(
        ent,
        Map.of("networkRequestsPerHour", "2"),
        () -> repeat(3, i -> parents.get(i).identifier()));

    Lost.arrived(letters, parents.get(0), 0);
    Lost.arrived(letters, parents.get(1), 0);
    Patience.until(() -> assertThat(waiting()).isZero());
    assertThat(letters.to(parents.get(2).email())).isEmpty();
  }

  private void repeat(int times, java.util.function.IntFunction<String> identifiers) {
    Lost lost = Lost.begin(ent);
    URI page = Lost.link(lost.help(), "#marelle-forgot-password");
    for (int i = 0; i < times; i++) {
      HttpPage answer =
          lost.browser()
              .send(
                  lost.browser()
                      .open(page)
                      .formWith("#marelle-recovery-send")
                      .with("username", identifiers.apply(i)));
      assertThat(answer.text()).contains("Si cet identifiant existe");
    }
  }

  @Test
  @Tag("newest-only")
  void aListOfNamesIsNotTriedInExplicitModeEither() {
    RecoverySettings.with(
        ent,
        Map.of("answers", "explicit"),
        () -> {
          Lost lost = Lost.begin(ent);
          URI page = Lost.link(lost.help(), "#marelle-forgot-password");
          int told = 0;
          for (int i = 0; i < 125; i++) {
            HttpPage answer =
                lost.browser()
                    .send(
                        lost.browser()
                            .open(page)
                            .formWith("#marelle-recovery-send")
                            .with("username", "nom" + i + ".inconnu"));
            told += answer.text().contains("Utilisateur inconnu") ? 1 : 0;
          }
          assertThat(told).isEqualTo(60);
        });
  }

  @Test
  @Tag("newest-only")
  void aPoisonedHostDoesNotChangeTheLink() throws IOException {
    Person parent = Lost.active(ent);
    Lost lost = Lost.begin(ent);
    HttpForm form =
        lost.passwordPage()
            .formWith("#marelle-recovery-send")
            .with("username", parent.identifier());

    String answer = sendAs("mechant.example", form, lost.browser());

    assertThat(answer).startsWith("HTTP/1.1 200").contains("Si cet identifiant existe");
    Message.Mail mail = Lost.arrived(letters, parent, 0);
    assertThat(Lost.link(mail).toString()).startsWith(ent.address("").toString());
    assertThat(mail.text() + mail.html()).doesNotContain("mechant");
  }

  @Test
  @Tag("newest-only")
  void aCodeByTextMessageGoesToAVerifiedNumberOnly() {
    Person verified = Lost.active(ent);
    giveMobile(verified, "+33612345678");
    Person unverified = Lost.active(ent);
    giveMobile(unverified, "+33687654321");
    RecoverySettings.with(
        ent,
        Map.of("way.relative", "sms"),
        () -> {
          assertThat(Lost.begin(ent).forgotPassword(verified.identifier()).text())
              .contains("ou un SMS au téléphone vérifié");
          Lost.begin(ent).forgotPassword(unverified.identifier());

          Patience.until(() -> assertThat(letters.texts()).hasSize(1));
          assertThat(Lost.arrived(letters, unverified, 0).text())
              .contains("pas de téléphone vérifié");
          String text = letters.texts().get(0).text();
          String code = text.replaceFirst("(?s).* est ([a-z0-9]{8})\\..*", "$1");
          assertThat(SignInTrial.of(ent, verified.identifier(), code).page().isRenewal()).isTrue();
        });
  }

  /** As if it had been there for long. */
  private void giveMobile(Person person, String verified) {
    UserRepresentation user = ent.people().account(person).toRepresentation();
    user.singleAttribute("mobile", "+33612345678");
    user.singleAttribute("mobileVerified", verified);
    ent.people().account(person).update(user);
    watched
        .database()
        .change(
            "delete from USER_ATTRIBUTE where NAME = 'mobileChangedAt' and USER_ID = ?",
            person.id());
    ent.realm().clearUserCache();
  }

  /** As a stranger would, for whom no library forges that header. */
  private String sendAs(String host, HttpForm form, HttpPerson browser) throws IOException {
    String body =
        form.fields().stream()
            .map(
                field ->
                    field.name() + "=" + URLEncoder.encode(field.value(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    String request =
        String.join(
            "\r\n",
            "POST " + form.action().getRawPath() + "?" + form.action().getRawQuery() + " HTTP/1.1",
            "Host: " + host,
            "X-Forwarded-Host: " + host,
            "X-Forwarded-Proto: https",
            "X-Forwarded-Port: 8443",
            "Forwarded: host=" + host,
            "Accept-Language: fr",
            "Cookie: AUTH_SESSION_ID=" + browser.cookie("AUTH_SESSION_ID"),
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Length: " + body.length(),
            "Connection: close",
            "",
            body);
    try (Socket socket = new Socket("localhost", form.action().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private long waiting() {
    return watched.database().number("select count(*) from MARELLE_OUTBOX");
  }

  private long resting() {
    // A message that is being sent right now is locked for longer.
    return watched
        .database()
        .number(
            "select count(*) from MARELLE_OUTBOX where TRIES > 0 and LOCKED_UNTIL < ?",
            System.currentTimeMillis() + Duration.ofMinutes(2).toMillis());
  }
}
