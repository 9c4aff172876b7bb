package fr.marelle.sms.gateway;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far OVHcloud's clock is from this machine's: signatures hold its time. Asked for once an
 * hour, and again after a refusal.
 */
final class OvhClock {
  private static final Duration KEPT = Duration.ofHours(1);

  private final Map<URI, Difference> differences = new ConcurrentHashMap<>();
  private final Clock clock;

  OvhClock(Clock clock) {
    this.clock = clock;
  }

  record Difference(long seconds, long askedAt) {}

  /** Seconds since the epoch; empty where the gateway does not tell. */
  OptionalLong now(URI base, Exchange exchange) {
    long here = clock.instant().getEpochSecond();
    Difference known = differences.get(base);
    if (known == null || here - known.askedAt() > KEPT.toSeconds()) {
      OptionalLong there = ask(base, exchange);
      if (there.isEmpty()) {
        return there;
      }
      return OptionalLong.of(here + set(base, there.getAsLong() - here).seconds());
    }
    return OptionalLong.of(here + known.seconds());
  }

  /** Takes it as known that the clock is so many seconds ahead. */
  Difference set(URI base, long seconds) {
    Difference difference = new Difference(seconds, clock.instant().getEpochSecond());
    differences.put(base, difference);
    return difference;
  }

  private static OptionalLong ask(URI base, Exchange exchange) {
    if (exchange.get(URI.create(base + "/auth/time")) instanceof Reply.Answer answer
        && answer.isSuccess()) {
      String seconds = answer.body().strip();
      if (seconds.matches("\\d{1,12}")) {
        return OptionalLong.of(Long.parseLong(seconds));
      }
    }
    return OptionalLong.empty();
  }

  void forget(URI base) {
    differences.remove(base);
  }
}
