package fr.marelle.classroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void ofASchoolOneLooksAtATimeAndOfAllFew() throws Exception {
    Looks looks = new Looks(2, Duration.ZERO);

    assertThat(looks.begin("a")).isTrue();
    assertThat(looks.begin("a")).isFalse();
    assertThat(looks.begin("b")).isTrue();
    assertThat(looks.begin("c")).isFalse();
    looks.end("a");

    assertThat(looks.begin("c")).isTrue();
  }

  @Test
  void whoeverWaitsIsNextAndNobodyElseOfHerSchoolWaitsWithHer() throws Exception {
    Looks looks = new Looks(1, LONG);
    looks.begin("a");
    CompletableFuture<Boolean> next = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                next.complete(looks.begin("a"));
              } catch (InterruptedException stopping) {
                next.completeExceptionally(stopping);
              }
            });
    waiting.start();
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    assertThat(looks.begin("a")).isFalse();
    looks.end("a");

    assertThat(next.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    looks.end("a");
    assertThat(looks.begin("b")).isTrue();
  }
}
