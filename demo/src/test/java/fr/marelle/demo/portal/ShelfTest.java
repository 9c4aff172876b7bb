package fr.marelle.demo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ShelfTest {
  private final HandClock clock = new HandClock();
  private final Shelf<String> shelf = new Shelf<>(2, Duration.ofMinutes(30), clock);

  @Test
  void givesBackWhatWasPut() {
    shelf.put("a", "apple");

    assertThat(shelf.get("a")).contains("apple");
    assertThat(shelf.get("b")).isEmpty();
  }

  @Test
  void whatIsTakenIsGone() {
    shelf.put("a", "apple");

    assertThat(shelf.take("a")).contains("apple");
    assertThat(shelf.take("a")).isEmpty();
  }

  @Test
  void nothingIsKeptForEver() {
    shelf.put("a", "apple");
    clock.now = clock.now.plus(Duration.ofMinutes(30));

    assertThat(shelf.get("a")).isEmpty();
    assertThat(shelf.take("a")).isEmpty();
  }

  @Test
  void aFullShelfLetsTheOldestGo() {
    shelf.put("a", "apple");
    shelf.put("b", "bread");
    shelf.put("c", "cheese");

    assertThat(shelf.get("a")).isEmpty();
    assertThat(shelf.get("b")).contains("bread");
    assertThat(shelf.get("c")).contains("cheese");
  }

  @Test
  void keysAreLongAndNeverTheSame() {
    assertThat(shelf.newKey()).hasSize(43).isNotEqualTo(shelf.newKey());
  }

  private static final class HandClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
