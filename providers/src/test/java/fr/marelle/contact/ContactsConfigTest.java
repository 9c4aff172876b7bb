package fr.marelle.contact;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.Profile;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.provider.ProviderConfigProperty;

class ContactsConfigTest {
  @Test
  void nobodyIsAskedUnlessConfigured() {
    ContactsConfig untouched = new ContactsConfig(Map.of());

    for (ContactKind kind : ContactKind.values()) {
      assertThat(Arrays.stream(Profile.values()).map(profile -> untouched.time(kind, profile)))
          .containsOnly(VerificationTime.NEVER);
    }
    assertThat(untouched.problem()).isEmpty();
  }

  @Test
  void eachContactHasItsOwnListsAsTheConsoleJoinsThem() {
    ContactsConfig config =
        new ContactsConfig(
            Map.of(
                "email.first",
                "teacher##staff",
                "email.later",
                "relative",
                "mobile.later",
                "teacher"));

    assertThat(config.time(ContactKind.EMAIL, Profile.STAFF)).isEqualTo(VerificationTime.FIRST);
    assertThat(config.time(ContactKind.EMAIL, Profile.RELATIVE)).isEqualTo(VerificationTime.LATER);
    assertThat(config.time(ContactKind.EMAIL, Profile.PUPIL)).isEqualTo(VerificationTime.NEVER);
    assertThat(config.time(ContactKind.MOBILE, Profile.TEACHER)).isEqualTo(VerificationTime.LATER);
    assertThat(config.time(ContactKind.MOBILE, Profile.STAFF)).isEqualTo(VerificationTime.NEVER);
    assertThat(config.problem()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"parent", "pupil##parent", "pupil,relative"})
  void anUnknownProfileIsRefused(String value) {
    assertThat(new ContactsConfig(Map.of("mobile.first", value)).problem())
        .contains(new ContactsConfig.Problem("mobile.first", "marelleContactsConfigProfile"));
  }

  @Test
  void aProfileInBothListsIsRefused() {
    assertThat(
            new ContactsConfig(Map.of("email.first", "pupil", "email.later", "staff##pupil"))
                .problem())
        .contains(new ContactsConfig.Problem("email.later", "marelleContactsConfigTwice"));
  }

  @Test
  void everythingThatIsReadIsDeclared() {
    assertThat(ContactsProperties.all().stream().map(ProviderConfigProperty::getName))
        .containsExactly(
            "email.first", "email.later", "mobile.first", "mobile.later", "max_auth_age");
  }
}
