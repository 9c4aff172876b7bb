package fr.marelle.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SilenceTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Silence silence = new Silence(nanos::get);

  @Test
  void someInARowMakeAPause() {
    silence.noAnswer();
    silence.noAnswer();
    assertThat(silence.isOn()).isFalse();
    silence.noAnswer();
    assertThat(silence.isOn()).isTrue();

    nanos.addAndGet(Silence.PAUSE.toNanos());
    assertThat(silence.isOn()).isFalse();
    // One more is enough for the next.
    silence.noAnswer();
    assertThat(silence.isOn()).isTrue();
  }

  @Test
  void anAnswerEndsIt() {
    for (int i = 0; i < 20; i++) {
      silence.noAnswer();
      silence.noAnswer();
      silence.answer();
    }

    assertThat(silence.isOn()).isFalse();
  }
}
