package fr.marelle.directory.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.plan.ReportLine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Location FILE = Location.of("eleves.csv");

  @Test
  void eachLineIsOneOfItsKindAndOfNoOther() {
    for (ReportKind kind : ReportKind.values()) {
      Tally tally =
          Tally.NOTHING.plus(
              List.of(new ReportLine(kind, Optional.empty(), FILE, "key", List.of())));

      assertThat(Arrays.stream(ReportKind.values()).filter(other -> tally.count(other) == 1))
          .containsExactly(kind);
      assertThat(tally.reported()).isEqualTo(1);
    }
  }

  @Test
  void whatIsPassedOverIsNoProblem() {
    Tally tally =
        Tally.NOTHING.plus(
            List.of(
                ReportLine.of(Problem.of(FILE, Reason.UNKNOWN_COLUMN, "Cantine")),
                ReportLine.of(Problem.of(FILE, Reason.INVALID_DATE)),
                ReportLine.classRemoved(FILE, new PlaceName("0590123A", "CP"))));

    assertThat(tally.problems()).isEqualTo(1);
    assertThat(tally.notes()).isEqualTo(1);
    assertThat(tally.classes()).isEqualTo(1);
  }
}
