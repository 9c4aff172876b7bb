package fr.marelle.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRulesTest {
  private static final NumberRules FRANCE_AND_OVERSEAS =
      new NumberRules(Set.of(33, 262, 590, 594, 596, 687, 689, 508, 681));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+33612345678",
        "+33761234567",
        "+262692123456",
        "+262639012345",
        "+590690123456",
        "+594694123456",
        "+596696123456",
        "+687750123",
        "+68987123456",
        "+508551234",
        "+681821234"
      })
  void mobilesOfFranceAndOverseasAreReached(String number) {
    assertThat(FRANCE_AND_OVERSEAS.refusal(number)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // Premium, shared cost, fixed, short, a machine's, and what is none.
    "+33899123456, NOT_A_MOBILE",
    "+33812345678, NOT_A_MOBILE",
    "+33142278186, NOT_A_MOBILE",
    "+3332321, NOT_A_MOBILE",
    "+3361234, NOT_A_MOBILE",
    "0612345678, NOT_A_MOBILE",
    "'', NOT_A_MOBILE",
    // Where fraudsters have numbers that pay them.
    "+882161234567, COUNTRY",
    "+37253123456, COUNTRY",
    "+12025550143, COUNTRY"
  })
  void othersAreNot(String number, Withheld reason) {
    assertThat(FRANCE_AND_OVERSEAS.refusal(number)).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+41781234567", "+12025550143"})
  void whatIsAllowedIsReached(String number) {
    assertThat(new NumberRules(Set.of(41, 1)).refusal(number)).isEmpty();
  }
}
