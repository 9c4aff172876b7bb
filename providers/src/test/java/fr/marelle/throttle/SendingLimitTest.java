package fr.marelle.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendingLimitTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void aLimitIsWhatItSays() {
    SendingLimit limit = new SendingLimit("recovery-address", 10, DAY);

    assertThat(limit.times()).isEqualTo(10);
    assertThat(limit.window()).isEqualTo(DAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Recovery", "-x", "a b", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx", "é"})
  void aNameThatDoesNotFitItsColumnIsRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new SendingLimit(name, 1, DAY));
  }

  @Test
  void aLimitThatAllowsNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SendingLimit("mails", 0, DAY));
  }

  @Test
  void aWindowIsAtLeastASecondAndAtMostAMonth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SendingLimit("mails", 1, Duration.ofMillis(999)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SendingLimit("mails", 1, Duration.ofDays(32)));
  }
}
