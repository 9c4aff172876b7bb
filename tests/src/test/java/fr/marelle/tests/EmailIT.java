package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.pages.EmailPage;
import fr.marelle.tests.pages.LoginPage;
import fr.marelle.tests.pages.Portal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.UserRepresentation;

/** An address, asked of somebody whose account is active and has none. */
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Courriel d'un compte déjà actif")
class EmailIT {
  private final Ent ent;

  EmailIT(Ent ent) {
    this.ent = ent;
  }

  @Test
  void aParentWithoutAnAddressIsAskedForOne(Window window) {
    Person parent = activeWithoutAddress("relative");
    SignIn signIn = ent.portal().begin();
    window.open(signIn.uri());
    LoginPage.on(window).signIn(parent.identifier(), Person.PASSWORD);

    EmailPage.on(window).give("maman@");
    assertThat(EmailPage.on(window).errors()).containsOnlyKeys("email");
    assertThat(signIn.cameBack()).isFalse();
    EmailPage.on(window).give("a".repeat(285) + "@famille.example");
    assertThat(EmailPage.on(window).errors()).containsOnlyKeys("email");
    EmailPage.on(window).give("");
    assertThat(EmailPage.on(window).errors()).containsOnlyKeys("email");

    EmailPage.on(window).give(parent.email());

    Portal.waitOn(window.page());
    assertThat(signIn.tokens().claim("email")).isEqualTo(parent.email());
    assertThat(ent.people().account(parent).toRepresentation().getEmail())
        .isEqualTo(parent.email());
  }

  @Test
  void somebodyWhoHasAnAddressIsNotAsked(Window window) {
    Person parent = FirstAccess.begin(ent, ent.people().relative()).complete().who();
    window.open(ent.portal().begin().uri());

    LoginPage.on(window).signIn(parent.identifier(), Person.PASSWORD);

    Portal.waitOn(window.page());
  }

  @Test
  void anAddressThatTheFamilySharesIsTaken(Window window) {
    Person father = FirstAccess.begin(ent, ent.people().relative()).complete().who();
    Person mother = activeWithoutAddress("relative");
    window.open(ent.portal().begin().uri());
    LoginPage.on(window).signIn(mother.identifier(), Person.PASSWORD);

    EmailPage.on(window).give(father.email());

    Portal.waitOn(window.page());
  }

  /** Else whoever finds it would give his own, and have a new password sent there. */
  @Test
  void nobodyIsAskedInASessionThatWasMerelyOpen(Window window) {
    Person parent = FirstAccess.begin(ent, ent.people().relative()).complete().who();
    window.open(ent.portal().begin().uri());
    LoginPage.on(window).signIn(parent.identifier(), Person.PASSWORD);
    Portal.waitOn(window.page());
    withoutAddress(parent, List.of("marelle-email"));

    SignIn found = ent.portal().begin();
    window.open(found.uri());
    Portal.waitOn(window.page());
    assertThat(found.cameBackSignedIn()).isTrue();

    window.forget();
    window.open(ent.portal().begin().uri());
    LoginPage.on(window).signIn(parent.identifier(), Person.PASSWORD);
    EmailPage.on(window).give(parent.email());
    Portal.waitOn(window.page());
  }

  private Person activeWithoutAddress(String profile) {
    Person person = FirstAccess.begin(ent, ent.people().withProfile(profile)).complete().who();
    withoutAddress(person, List.of());
    return person;
  }

  private void withoutAddress(Person person, List<String> requiredActions) {
    UserRepresentation user = ent.people().account(person).toRepresentation();
    user.setEmail("");
    user.setRequiredActions(requiredActions);
    ent.people().account(person).update(user);
    assertThat(ent.people().account(person).toRepresentation().getEmail()).isNull();
  }
}
