package fr.marelle.classroom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.run.Intake;
import org.junit.jupiter.api.Test;

class IntakeLimitTest {
  private static final int UPLOADS = IntakeLimit.UNFINISHED.most();
  private static final int FILES = IntakeLimit.A_DAY.most();

  @Test
  void fiveUploadsAreUnfinishedAtMost() {
    assertThat(IntakeLimit.reached(new Intake(UPLOADS - 1, 0))).isEmpty();
    assertThat(IntakeLimit.reached(new Intake(UPLOADS, FILES))).contains(IntakeLimit.UNFINISHED);
  }

  @Test
  void twentyFilesComeInADay() {
    assertThat(IntakeLimit.reached(new Intake(0, FILES - 1))).isEmpty();
    assertThat(IntakeLimit.reached(new Intake(0, FILES))).contains(IntakeLimit.A_DAY);
    assertThat(IntakeLimit.since(100_000_000)).isEqualTo(13_600_000);
  }
}
