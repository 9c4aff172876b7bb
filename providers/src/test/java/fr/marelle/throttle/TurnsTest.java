package fr.marelle.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void theNextOneGoesWhenTheTurnEnds() {
    Turns turns = new Turns(1, 1, LONG);
    Turns.Turn first = turns.take("a").orElseThrow();

    CompletableFuture<Optional<Turns.Turn>> second =
        CompletableFuture.supplyAsync(() -> turns.take("a"));
    assertThat(second).isNotDone();
    first.end();

    assertThat(second).succeedsWithin(LONG).satisfies(turn -> assertThat(turn).isPresent());
  }

  @Test
  void accountsDoNotWaitForEachOther() {
    Turns turns = new Turns(0, 0, LONG);

    assertThat(List.of("a", "b", "c")).allMatch(account -> turns.take(account).isPresent());
  }

  @Test
  void whoeverComesWhenTooManyWaitIsSentAwayAtOnce() {
    Turns turns = new Turns(0, 10, LONG);
    Turns.Turn turn = turns.take("a").orElseThrow();

    assertThat(turns.take("a")).isEmpty();
    turn.end();
    assertThat(turns.take("a")).isPresent();
  }

  @Test
  void onANodeWhereTooManyWaitNobodyWaitsForAnotherAccountEither() {
    Turns turns = new Turns(10, 0, LONG);
    assertThat(turns.take("a")).isPresent();

    assertThat(turns.take("a")).isEmpty();
    assertThat(turns.take("b")).isPresent();
  }

  @Test
  void patienceHasAnEnd() {
    Turns turns = new Turns(1, 1, Duration.ofMillis(1));
    Turns.Turn turn = turns.take("a").orElseThrow();

    assertThat(turns.take("a")).isEmpty();
    turn.end();
    assertThat(turns.take("a")).isPresent();
  }

  @Test
  void endingATurnTwiceLetsOnlyOneGo() {
    Turns turns = new Turns(0, 0, LONG);
    Turns.Turn first = turns.take("a").orElseThrow();
    first.end();
    assertThat(turns.take("a")).isPresent();

    first.end();

    assertThat(turns.take("a")).isEmpty();
  }

  @Test
  void ofACrowdAFewAreLetThroughOneByOne() throws InterruptedException {
    Turns turns = new Turns(4, 32, LONG);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger mostInside = new AtomicInteger();
    AtomicInteger through = new AtomicInteger();
    int crowd = 200;
    CountDownLatch sentAway = new CountDownLatch(crowd - 4);
    ExecutorService threads = Executors.newFixedThreadPool(crowd);
    Turns.Turn first = turns.take("a").orElseThrow();

    IntStream.range(0, crowd)
        .forEach(
            i ->
                threads.execute(
                    () ->
                        turns
                            .take("a")
                            .ifPresentOrElse(
                                turn -> {
                                  mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                  through.incrementAndGet();
                                  inside.decrementAndGet();
                                  turn.end();
                                },
                                sentAway::countDown)));
    assertThat(sentAway.await(30, TimeUnit.SECONDS)).isTrue();
    first.end();
    threads.shutdown();

    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(mostInside).hasValue(1);
    assertThat(through).hasValue(4);
    assertThat(turns.take("a")).isPresent();
  }
}
