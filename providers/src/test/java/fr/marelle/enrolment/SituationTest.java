package fr.marelle.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.enrolment.Situation.Facts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SituationTest {
  @ParameterizedTest
  @CsvSource({
    "true, false, true, true, READY",
    "false, true, true, true, BLOCKED",
    "false, false, true, true, BLOCKED",
    "true, true, false, true, ACTIVE",
    "true, false, false, true, NO_CHILDREN",
    "true, false, true, false, NO_BIRTH_DATE"
  })
  void whatIsFoundDecides(
      boolean enabled, boolean active, boolean children, boolean dates, Situation expected) {
    assertThat(Situation.of(new Facts(enabled, active, children, dates))).isEqualTo(expected);
  }
}
