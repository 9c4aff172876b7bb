package fr.marelle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplicitAnswersTest {
  @Test
  void aMachinesManyAddressesCountAsOne() {
    assertThat(ExplicitAnswers.network("2001:db8:1:2::1"))
        .isEqualTo(ExplicitAnswers.network("2001:db8:1:2:ffff::42"))
        .isNotEqualTo(ExplicitAnswers.network("2001:db8:1:3::1"));
  }

  @Test
  void anAddressOfIpv4IsItself() {
    assertThat(ExplicitAnswers.network("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(ExplicitAnswers.network("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
  }

  @Test
  void whatIsNoAddressIsTakenAsItIs() {
    assertThat(ExplicitAnswers.network("un:nom:étrange")).isEqualTo("un:nom:étrange");
  }
}
