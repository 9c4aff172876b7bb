package fr.marelle.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeLifeTest {
  private static final Instant ASKED = Instant.parse("2026-11-21T08:00:00Z");
  private static final CodeLife LIFE = new CodeLife(Duration.ofMinutes(30));

  @Test
  void askingAgainProlongsNothing() {
    long expiry = LIFE.expiry(ASKED);

    assertThat(LIFE.expiryOfNext(after(10), expiry)).isEqualTo(expiry);
    assertThat(LIFE.expiryOfNext(after(25), expiry)).isEqualTo(expiry);
  }

  @Test
  void whoeverWouldHaveTooLittleTimeGetsAnotherCode() {
    long expiry = LIFE.expiry(ASKED);

    assertThat(LIFE.isOver(after(25), expiry)).isFalse();
    assertThat(LIFE.isOver(after(25).plusMillis(1), expiry)).isTrue();
    assertThat(LIFE.expiryOfNext(after(29), expiry)).isEqualTo(LIFE.expiry(after(29)));
  }

  @Test
  void aShortLifeIsNotOverAtOnce() {
    CodeLife brief = new CodeLife(Duration.ofMinutes(5));

    assertThat(brief.isOver(after(4), brief.expiry(ASKED))).isFalse();
    assertThat(brief.isOver(after(4).plusSeconds(11), brief.expiry(ASKED))).isTrue();
  }

  @Test
  void aCodeIsGoodUntilTheLastSecond() {
    Enrolment waiting = new Enrolment("1", Optional.empty(), 0, LIFE.expiry(ASKED), 0);

    assertThat(waiting.isExpired(after(30).minusSeconds(1))).isFalse();
    assertThat(waiting.isExpired(after(30))).isTrue();
    assertThat(waiting.minutesLeft(after(0))).isEqualTo(30);
    assertThat(waiting.minutesLeft(after(29).plusSeconds(50))).isEqualTo(1);
  }

  private static Instant after(long minutes) {
    return ASKED.plus(Duration.ofMinutes(minutes));
  }
}
