package fr.marelle.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.marelle.demo.web.Language;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemonstrationSettingsTest {
  private static final Path DATA = Path.of(".demo");

  @Test
  void takesThreePortsFrom8080OnWhenNothingIsSaid() {
    assertThat(DemonstrationSettings.from(DATA, name -> null))
        .isEqualTo(new DemonstrationSettings(DATA, 8080, 8081, 8082));
  }

  @Test
  void takesThreePortsFromTheOneThatIsAskedFor() {
    assertThat(
            DemonstrationSettings.from(
                DATA, name -> name.equals("marelle.port") ? " 18080 " : null))
        .isEqualTo(new DemonstrationSettings(DATA, 18080, 18081, 18082));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "65534", "99999999999", "http", ""})
  void saysWhatAPortIs(String port) {
    assertThatThrownBy(() -> DemonstrationSettings.from(DATA, name -> port))
        .isInstanceOfSatisfying(
            DemonstrationException.class,
            e -> {
              assertThat(e.in(Language.FRENCH)).contains("un nombre de 1 à 65533");
              assertThat(e).hasMessageContaining("a number from 1 to 65533");
            });
  }
}
