package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.demo.post.Message;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Letters;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RecoverySettings;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.SchoolWithAClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A forgotten identifier: the reminder by mail, and a page that tells nothing. */
@ExtendWith(RunningEnt.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Identifiant oublié")
class ForgottenIdentifierIT {
  private final Ent ent;
  private final Letters letters;

  ForgottenIdentifierIT(Ent ent) {
    this.ent = ent;
    this.letters = Letters.of(ent);
  }

  @AfterAll
  void leave() {
    letters.close();
  }

  @Test
  void aFamilyGetsOneMailThatListsEachAccount() {
    SchoolWithAClass school = SchoolWithAClass.open(ent.realm(), ent.people());
    String address = "cinq@famille.example";
    List<Person> family = new ArrayList<>();
    for (String firstName : List.of("Lina", "Noé", "Zoé", "Gaël")) {
      family.add(school.pupil(firstName, "D'Été-Lebrun", user -> user.setEmail(address)));
    }
    Person stepfather =
        ent.people()
            .create(
                "relative",
                user -> {
                  user.setLastName("Autre");
                  user.setEmail(address);
                });

    HttpPage answer =
        Lost.begin(ent).forgotIdentifier(" " + address.toUpperCase(Locale.ROOT), "dete lebrun");

    assertThat(answer.text()).contains("Si un compte correspond").doesNotContain("prevert");
    Patience.until(() -> assertThat(letters.to(address)).hasSize(1));
    Message.Mail mail = letters.to(address).get(0);
    for (String text : List.of(mail.text(), mail.html())) {
      assertThat(family).allSatisfy(one -> assertThat(text).contains(one.identifier()));
      assertThat(text).contains(school.name(), "Lina").doesNotContain(stepfather.identifier());
    }
    assertThat(mail.subject()).startsWith("Votre identifiant");
    RecoverySettings.with(
        ent,
        Map.of("completion", "nothing"),
        () -> {
          Lost lost = Lost.begin(ent);
          HttpPage page = lost.identifierPage();
          assertThat(page.document().select("[name=completion]")).isEmpty();
          lost.browser().send(page.formWith("#marelle-recovery-send").with("email", address));
          Patience.until(() -> assertThat(letters.to(address)).hasSize(2));
        });
    assertThat(letters.to(address).get(0).text()).contains(stepfather.identifier());
  }

  @ParameterizedTest
  @CsvSource({"firstname, Zoé", "firstname, zoe", "school, '%s'", "name, PREVERT"})
  void whatCompletesTheRequestIsTakenInAnySpelling(String asked, String answer) {
    SchoolWithAClass school = SchoolWithAClass.open(ent.realm(), ent.people());
    Person pupil =
        school.pupil("Zoé", "Prévert", user -> user.setEmail(address(user.getUsername())));

    RecoverySettings.with(
        ent,
        Map.of("completion", asked),
        () -> {
          Lost.begin(ent)
              .forgotIdentifier(address(pupil.identifier()), answer.formatted(school.name()));
          Patience.until(() -> assertThat(letters.to(address(pupil.identifier()))).hasSize(1));
        });
  }

  @Test
  void noCombinationTellsWhichAccountsExist() {
    Person active = Lost.active(ent);
    Person other = Lost.active(ent);
    List<HttpPage> answers =
        List.of(
            Lost.begin(ent).forgotIdentifier(active.email(), "Prévert"),
            Lost.begin(ent).forgotIdentifier(active.email(), "Faux"),
            Lost.begin(ent).forgotIdentifier("personne@famille.example", "Prévert"),
            Lost.begin(ent).forgotIdentifier("personne@famille.example", "Faux"),
            Lost.begin(ent).forgotIdentifier(other.email(), "x".repeat(300)));

    assertThat(answers).extracting(HttpPage::status).containsOnly(200);
    assertThat(answers).extracting(HttpPage::text).containsOnly(answers.get(0).text());
    Patience.until(() -> assertThat(letters.to(active.email())).hasSize(1));
    assertThat(letters.to(other.email())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "marie+ent@famille.example",
        "o'brien@famille.example",
        "marie@xn--cole-9oa.example"
      })
  void unusualAddressesAreAddresses(String address) {
    Person parent = ent.people().create("relative", user -> user.setEmail(address));

    HttpPage answer = Lost.begin(ent).forgotIdentifier(address, "Prévert");

    assertThat(answer.text()).contains("Si un compte correspond");
    Patience.until(() -> assertThat(letters.to(address)).hasSize(1));
    assertThat(letters.to(address).get(0).text()).contains(parent.identifier());
  }

  @Test
  void aDomainInItsOwnLettersIsTheOneInThoseOfDns() {
    String written = "paul@école.example";
    ent.people().create("relative", user -> user.setEmail("paul@xn--cole-9oa.example"));

    Lost.begin(ent).forgotIdentifier(written, "Prévert");

    Patience.until(() -> assertThat(letters.to("paul@xn--cole-9oa.example")).hasSize(1));
  }

  @Test
  void accountsWhoseAddressIsSpelledDifferentlyAreInOneMail() {
    Person one = ent.people().create("relative", user -> user.setEmail("famille@forêt.example"));
    Person two =
        ent.people().create("relative", user -> user.setEmail("famille@xn--fort-ipa.example"));

    Lost.begin(ent).forgotIdentifier("Famille@FORÊT.example", "Prévert");

    Patience.until(() -> assertThat(toFamily()).hasSize(1));
    assertThat(toFamily().get(0).text()).contains(one.identifier(), two.identifier());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "marie",
        "a@b",
        "marie@famille.example\r\nBcc: x@y.fr",
        "%@famille.example,*@x.fr"
      })
  void whatIsNoAddressIsSaidAtTheField(String typed) {
    assertThat(Lost.begin(ent).forgotIdentifier(typed, "Prévert").errors()).containsKey("email");
  }

  @Test
  void anAddressOfThreeHundredCharactersIsSaidToBeTooLong() {
    HttpPage answer =
        Lost.begin(ent).forgotIdentifier("x".repeat(285) + "@famille.example", "Prévert");

    assertThat(answer.errors().get("email")).contains("trop long");
  }

  private List<Message.Mail> toFamily() {
    return letters.all().stream().filter(mail -> mail.to().startsWith("famille@")).toList();
  }

  private static String address(String identifier) {
    return identifier + "@famille.example";
  }
}
