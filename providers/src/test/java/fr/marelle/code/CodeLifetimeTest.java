package fr.marelle.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeLifetimeTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "' 30 ', 30", "-5, 0", "9999, 3650", "soon, 365", "'', 365"})
  void readsDaysOfAnActivationCodeAndFallsBackToAYear(String configured, int days) {
    assertThat(CodeLifetime.ACTIVATION.length(Map.of("activationCodeLifetimeDays", configured)))
        .isEqualTo(days);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "4, 4", "' 72 ', 72", "-5, 1", "9999, 720", "soon, 24", "'', 24"})
  void aRenewalCodeAlwaysEnds(String configured, int hours) {
    assertThat(CodeLifetime.RENEWAL.length(Map.of("renewalCodeLifetimeHours", configured)))
        .isEqualTo(hours);
  }

  @Test
  void isAYearAndADayWhereNothingIsConfigured() {
    assertThat(CodeLifetime.ACTIVATION.length(Map.of())).isEqualTo(365);
    assertThat(CodeLifetime.RENEWAL.length(Map.of())).isEqualTo(24);
  }
}
