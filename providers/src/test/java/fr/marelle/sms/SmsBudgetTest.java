package fr.marelle.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.component.ComponentModel;
import org.keycloak.vault.VaultCharSecret;
import org.keycloak.vault.VaultRawSecret;
import org.keycloak.vault.VaultStringSecret;
import org.keycloak.vault.VaultTranscriber;

class SmsBudgetTest {
  private static SmsSettings settings(Map<String, String> values) {
    ComponentModel component = new ComponentModel();
    values.forEach(component::put);
    return SmsSettings.of(component, new OneEntry());
  }

  @Test
  void byDefaultFranceAndOverseasAreReached() {
    SmsBudget budget = SmsBudget.read(settings(Map.of()));

    assertThat(budget.countries())
        .containsExactlyInAnyOrder(33, 262, 590, 594, 596, 687, 689, 508, 681);
    assertThat(budget.perNumber()).isEqualTo(10);
    assertThat(budget.kept()).isEqualTo(Duration.ofDays(30));
    assertThat(budget.alarm()).isEqualTo(new SmsBudget.Alarm(Duration.ofHours(1), 50, 30));
  }

  @Test
  void whatIsSetCounts() {
    SmsBudget budget =
        SmsBudget.read(settings(Map.of("countries", "+41, +33", "perSchool", " 7 ")));

    assertThat(budget.countries()).containsExactlyInAnyOrder(41, 33);
    assertThat(budget.perSchool()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "countries, 33",
    "countries, +0",
    "countries, '+33,,'",
    "perNumber, 0",
    "perNumber, many",
    "keptDays, 1000",
    "alarmUsedPercent, 101",
    "alarmMinutes, -1"
  })
  void whatMakesNoSenseIsNamed(String name, String value) {
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> SmsBudget.read(settings(Map.of(name, value))))
        .satisfies(bad -> assertThat(bad.name()).isEqualTo(name));
  }

  @Test
  void aSecretComesFromTheVault() {
    SmsSettings settings =
        settings(Map.of("key", "${vault.sms}", "other", "${vault.none}", "plain", "k3y"));

    assertThat(settings.required("key")).isEqualTo("from the vault");
    assertThat(settings.required("plain")).isEqualTo("k3y");
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> settings.required("other"))
        .withMessageNotContaining("none");
  }

  /** As Keycloak's: what is no reference comes back as it is. */
  private static final class OneEntry implements VaultTranscriber {
    @Override
    public VaultRawSecret getRawSecret(String value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public VaultCharSecret getCharSecret(String value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public VaultStringSecret getStringSecret(String value) {
      Optional<String> secret =
          value.startsWith("${vault.")
              ? Optional.of("from the vault").filter(found -> value.equals("${vault.sms}"))
              : Optional.of(value);
      return new VaultStringSecret() {
        @Override
        public Optional<String> get() {
          return secret;
        }

        @Override
        public void close() {}
      };
    }
  }
}
