package fr.marelle.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountStateTest {
  @ParameterizedTest(name = "password {0}, federated {1}, activation {2}, renewal {3}: {4}")
  @CsvSource({
    "false, false, false, false, TO_ACTIVATE",
    "false, false, true,  false, TO_ACTIVATE",
    "false, true,  false, false, ACTIVE",
    "false, true,  true,  false, TO_ACTIVATE",
    "true,  false, false, false, ACTIVE",
    "true,  false, false, true,  RENEWING",
    "true,  true,  false, true,  RENEWING",
    "true,  false, true,  false, ACTIVE",
    "true,  false, true,  true,  RENEWING",
    "false, true,  false, true,  RENEWING",
  })
  void whatAnAccountHasDecidesItsState(
      boolean password,
      boolean federated,
      boolean activationCode,
      boolean renewalCode,
      AccountState state) {
    assertThat(
            AccountState.of(
                new AccountState.Facts(true, password, federated, activationCode, renewalCode)))
        .isEqualTo(state);
    assertThat(
            AccountState.of(
                new AccountState.Facts(false, password, federated, activationCode, renewalCode)))
        .isEqualTo(AccountState.BLOCKED);
  }

  @Test
  void theNamesAreThoseOfTheApi() {
    assertThat(AccountState.values())
        .extracting(AccountState::value)
        .containsExactly("blocked", "to-activate", "renewing", "active");
  }
}
