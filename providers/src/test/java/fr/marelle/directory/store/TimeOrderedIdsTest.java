package fr.marelle.directory.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  @Test
  void idsAreUniqueAndInOrderEvenWithinAMillisecondAndWhenTheClockGoesBack() {
    AtomicLong clock = new AtomicLong(1_760_000_000_000L);
    TimeOrderedIds ids = new TimeOrderedIds(clock::get);

    List<String> some = Stream.generate(ids).limit(10_000).toList();
    clock.addAndGet(-5);
    String later = ids.get();

    assertThat(some).isSorted().doesNotHaveDuplicates();
    assertThat(later).isGreaterThan(some.get(some.size() - 1));
    assertThat(UUID.fromString(later).version()).isEqualTo(7);
    assertThat(UUID.fromString(later).variant()).isEqualTo(2);
  }
}
