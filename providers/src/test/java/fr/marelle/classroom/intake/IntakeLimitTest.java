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
    for (int i = 0; i < count; i++) {
      runs.add(
          new Run(
              "run" + i,
              "realm",
              "who",
              "realm",
              "eleves.csv",
              0,
              new RunSettings("0590123A", null, null, false, null),
              Set.of("0590123A"),
              dry,
              false,
              state,
              new Run.Hold(Optional.empty(), 0, 0, 0),
              "",
              0,
              0,
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

  private boolean isReached() {
    return IntakeLimit.isReached(runs, NOW);
  }

  @Test
  void fiveUploadsAreUnfinishedAtMost() {
    add(IntakeLimit.MOST_UPLOADS - 1, RunState.UPLOADING, true, NOW);
    assertThat(isReached()).isFalse();

    add(1, RunState.UPLOADING, true, NOW);

    assertThat(isReached()).isTrue();
  }

  @Test
  void twentyFilesComeInADayWhateverBecameOfThem() {
    add(IntakeLimit.MOST_A_DAY - 1, RunState.CANCELLED, true, NOW - DAY + 1);
    assertThat(isReached()).isFalse();

    add(1, RunState.DONE, true, NOW);

    assertThat(isReached()).isTrue();
  }

  @Test
  void whatAppliesATrialAndWhatIsOlderDoNotCount() {
    add(IntakeLimit.MOST_A_DAY, RunState.DONE, false, NOW);
    add(IntakeLimit.MOST_A_DAY, RunState.DONE, true, NOW - DAY);

    assertThat(isReached()).isFalse();
  }
}
