package fr.marelle.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerificationTimeTest {
  @Test
  void whatIsAskedAtTheFirstConnectionIsAskedUntilItIsDone() {
    assertThat(VerificationTime.FIRST.isDue(true, false)).isTrue();
    assertThat(VerificationTime.FIRST.isDue(false, true)).isTrue();
  }

  @Test
  void whatIsAskedLaterLeavesTheFirstConnectionAloneAndCanBePutOff() {
    assertThat(VerificationTime.LATER.isDue(true, false)).isFalse();
    assertThat(VerificationTime.LATER.isDue(false, false)).isTrue();
    assertThat(VerificationTime.LATER.isDue(false, true)).isFalse();
  }

  @Test
  void neverIsNever() {
    assertThat(VerificationTime.NEVER.isDue(false, false)).isFalse();
  }
}
