package fr.marelle.directory.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrideTest {
  private static final int REGION = 8_000;

  private final Stride stride = new Stride();
  private int steps;
  private int looks;

  private void walk(int absentOfASchool) {
    for (int done = 0; done < REGION; steps++) {
      int looked = Math.min(stride.schools(), REGION - done);
      looks += looked;
      done += stride.taken(looked, looked * absentOfASchool);
    }
  }

  @Test
  void whereNobodyHasGoneAStepIsAHundredSchools() {
    walk(0);

    assertThat(steps).isLessThan(REGION / Stride.LONGEST + 10);
    assertThat(looks).isEqualTo(REGION);
  }

  @Test
  void whereAllHaveGoneNoSchoolIsReadTwice() {
    walk(500);

    assertThat(steps).isEqualTo(REGION / Stride.SHORTEST);
    assertThat(looks).isEqualTo(REGION);
  }

  @Test
  void whereManyHaveGoneFewSchoolsAreReadTwice() {
    walk(150);

    assertThat(looks).isLessThan(2 * REGION);
  }
}
