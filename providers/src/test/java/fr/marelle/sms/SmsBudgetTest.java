package fr.marelle.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.marelle.tables.StandIn;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;

class SmsBudgetTest {
  private static SmsSettings settings(Map<String, String> values) {
    ComponentModel component = new ComponentModel();
    values.forEach(component::put);
    return SmsSettings.of(component, new OneSecret("from the vault\n"), false);
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
    "perNetwork, 0",
    "keptDays, 1000",
    "alarmUsedPercent, 101",
    "alarmMinutes, -1"
  })
  void whatMakesNoSenseIsNamed(String name, String value) {
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> SmsBudget.read(settings(Map.of(name, value))))
        .satisfies(bad -> assertThat(bad.name()).isEqualTo(name));
  }

  /** Nobody would notice it afterwards: messages would not leave, and pages fail. */
  @Test
  void anOptionThatMakesNoSenseKeepsTheServerFromStarting() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () -> new ConfiguredSmsOfficeFactory().init(Options.of(Map.of("perNumber", "ten"))))
        .withMessageContaining("perNumber");
  }

  @Test
  void aComponentThatWasImportedAndMakesNoSenseDoesNotCount() {
    ConfiguredSmsOfficeFactory offices = new ConfiguredSmsOfficeFactory();
    offices.init(Options.of(Map.of("perNumber", "7")));
    ComponentModel component = new ComponentModel();
    component.setId("imported");
    component.put("perNumber", "ten");
    KeycloakSession session =
        StandIn.of(KeycloakSession.class, (method, arguments) -> new OneSecret(""));

    assertThat(offices.create(session, component).budget().perNumber()).isEqualTo(7);
    component.put("perNumber", "8");
    assertThat(offices.create(session, component).budget().perNumber()).isEqualTo(8);
  }

  /** As files of a vault end. */
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
}
