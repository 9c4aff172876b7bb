package fr.marelle.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnrolmentSettingsTest {
  @Test
  void withoutAWordItIsAsDocumented() {
    assertThat(EnrolmentSettings.read(Map.of()))
        .isEqualTo(new EnrolmentSettings(Duration.ofMinutes(30), Duration.ofMinutes(1), 5, 3_000));
    assertThat(EnrolmentSettings.read(Map.of("codeMinutes", "une heure", "resendSeconds", " ")))
        .isEqualTo(EnrolmentSettings.read(Map.of()));
  }

  @Test
  void aWaitIsToldInMinutesThatAreEnough() {
    assertThat(EnrolmentSettings.read(Map.of("resendSeconds", "30")).cooldownMinutes())
        .isEqualTo(1);
    assertThat(EnrolmentSettings.read(Map.of("resendSeconds", "60")).cooldownMinutes())
        .isEqualTo(1);
    assertThat(EnrolmentSettings.read(Map.of("resendSeconds", "61")).cooldownMinutes())
        .isEqualTo(2);
    assertThat(EnrolmentSettings.read(Map.of("resendSeconds", "600")).cooldownMinutes())
        .isEqualTo(10);
  }

  @Test
  void eachHasItsLimits() {
    assertThat(
            EnrolmentSettings.read(
                Map.of("codeMinutes", "600", "resendSeconds", "0", "birthDateTries", "99")))
        .isEqualTo(
            new EnrolmentSettings(Duration.ofMinutes(30), Duration.ofSeconds(30), 10, 3_000));
    assertThat(
            EnrolmentSettings.read(
                Map.of("codeMinutes", " 10 ", "resendSeconds", "120", "birthDateTries", "3")))
        .isEqualTo(new EnrolmentSettings(Duration.ofMinutes(10), Duration.ofMinutes(2), 3, 3_000));
  }
}
