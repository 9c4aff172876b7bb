package fr.marelle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.server.Checkout;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

class StockRealmTest {
  private final RealmRepresentation realm = new StockRealm("stock").from(Checkout.find().realm());

  @Test
  void nothingOfOursIsLeft() {
    assertThat(realm.getRealm()).isEqualTo("stock");
    assertThat(realm.getBrowserFlow()).isNull();
    assertThat(realm.getRegistrationFlow()).isNull();
    assertThat(realm.getAuthenticationFlows()).isNull();
    assertThat(realm.getRequiredActions()).isNull();
    assertThat(realm.getLoginTheme()).isNull();
    assertThat(realm.getPasswordPolicy())
        .isEqualTo(
            "length(8) and upperCase(1) and lowerCase(1) and digits(1) and specialChars(1)"
                + " and maxLength(128) and notUsername and hashAlgorithm(argon2)");
  }

  @Test
  void whatCostsTimeAtALoginIsTheSame() {
    assertThat(realm.isBruteForceProtected()).isTrue();
    assertThat(realm.isEventsEnabled()).isTrue();
    assertThat(realm.getSupportedLocales()).contains("fr");
    assertThat(realm.getComponents()).containsKey("org.keycloak.userprofile.UserProfileProvider");
  }
}
