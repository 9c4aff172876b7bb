package fr.marelle.classroom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.run.Run;
import fr.marelle.directory.run.RunSettings;
import fr.marelle.directory.run.RunState;
import fr.marelle.directory.run.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntakeLimitTest {
  private static final long NOW = Duration.ofDays(20_000).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final List<Run> runs = new ArrayList<>();

  private void add(int count, RunState state, boolean dry, long putAt) {
    add(count, state, dry, putAt, 0);
  }

  private void add(int count, RunState state, boolean dry, long putAt, int permille) {
    for (int i = 0; i < count; i++) {
      runs.add(
          new Run(
              "run" + i,
              "realm",
              "who",
              "realm",
              "eleves.csv",
              0,
              new RunSettings("0590123A", null, null, false, false, null),
              Set.of("0590123A"),
              dry,
              false,
              state,
              new Run.Hold(Optional.empty(), 0, 0, 0),
              "",
              0,
              permille,
              Tally.NOTHING,
              putAt,
              0,
              0,
              0,
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
  }

  private Optional<IntakeLimit> reached() {
    return IntakeLimit.reached(runs, NOW);
  }

  @Test
  void fiveUploadsAreUnfinishedAtMost() {
    add(IntakeLimit.UNFINISHED.most() - 1, RunState.UPLOADING, true, NOW);
    assertThat(reached()).isEmpty();

    add(1, RunState.UPLOADING, true, NOW);

    assertThat(reached()).contains(IntakeLimit.UNFINISHED);
  }

  @Test
  void twentyFilesComeInADayWhateverBecameOfThem() {
    add(IntakeLimit.A_DAY.most() - 1, RunState.CANCELLED, true, NOW - DAY + 1);
    assertThat(reached()).isEmpty();

    add(1, RunState.DONE, true, NOW);

    assertThat(reached()).contains(IntakeLimit.A_DAY);
  }

  @Test
  void whatAppliesATrialAndWhatIsOlderDoNotCount() {
    add(IntakeLimit.A_DAY.most(), RunState.DONE, false, NOW);
    add(IntakeLimit.A_DAY.most(), RunState.DONE, true, NOW - DAY);

    assertThat(reached()).isEmpty();
  }

  @Test
  void aFileThatIsTriedOnceMoreIsOneFile() {
    add(IntakeLimit.A_DAY.most(), RunState.CANCELLED, true, NOW, 1000);
    assertThat(reached()).isEmpty();

    add(IntakeLimit.A_DAY.most(), RunState.CANCELLED, true, NOW, 990);
    assertThat(reached()).contains(IntakeLimit.A_DAY);
  }
}
