package fr.marelle.directory.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DepartureTest {
  @Test
  void threeMonthsUnlessSomebodySaysOtherwise() {
    Duration usual = Duration.ofDays(90);

    assertThat(Departure.of(Map.of())).isEqualTo(new Departure(usual, usual));
    assertThat(
            Departure.of(
                Map.of("directoryBlockAfterDays", " 7 ", "directoryRemoveAfterDays", "bientôt")))
        .isEqualTo(new Departure(Duration.ofDays(7), usual));
    assertThat(Departure.of(Map.of("directoryBlockAfterDays", "-1")).block())
        .isEqualTo(Duration.ZERO);
  }
}
