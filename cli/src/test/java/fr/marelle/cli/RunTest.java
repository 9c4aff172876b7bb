package fr.marelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTest {
  @ParameterizedTest
  @CsvSource({
    "done, true, 100, 0, done",
    "asking, false, 100, 6, asking",
    "cancelled, false, 40, 0, cancelled",
    "cancelled, true, 40, 0, cancelled",
    "cancelled, true, 100, 6, redone",
    "cancelled, false, 100, 6, kept",
    "cancelled, false, 100, 0, reread"
  })
  void howItEndedIsTold(String state, boolean dry, double percent, long held, String ending) {
    Run.Counts counts = new Run.Counts(0, 0, 0, 0, 0, held, 0, 0);
    Run run = new Run("id", "eleves.csv", List.of(), dry, state, 3, percent, 0, counts, "", null);

    assertThat(run.ending()).isEqualTo(ending);
  }
}
