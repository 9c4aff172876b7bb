package fr.marelle.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeLifetimeTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "' 30 ', 30", "-5, 0", "9999, 3650", "soon, 365", "'', 365"})
  void readsDaysAndFallsBackToAYear(String configured, int days) {
    assertThat(CodeLifetime.days(Map.of(CodeLifetime.PROPERTY, configured))).isEqualTo(days);
  }

  @Test
  void isAYearWhereNothingIsConfigured() {
    assertThat(CodeLifetime.days(Map.of())).isEqualTo(365);
  }
}
