package fr.marelle.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void restsGrowThenTheMessageIsGivenUp() {
    List<Long> minutes =
        IntStream.rangeClosed(1, 4)
            .mapToObj(tries -> Schedule.rest(tries).orElseThrow().toMinutes())
            .toList();

    assertThat(minutes).containsExactly(1L, 5L, 15L, 60L);
    assertThat(Schedule.rest(5)).isEmpty();
  }

  @Test
  void aMessageWhoseTriesEndedWithTheNodeIsNotTriedForever() {
    assertThat(Schedule.isExhausted(5)).isFalse();
    assertThat(Schedule.isExhausted(6)).isTrue();
  }

  @Test
  void aClaimOutlastsWhatAMailServerMayTake() {
    Duration connecting = Duration.ofSeconds(10);
    Duration each = Duration.ofSeconds(10);

    assertThat(Schedule.CLAIM).isGreaterThan(connecting.plus(each.multipliedBy(10)));
  }
}
