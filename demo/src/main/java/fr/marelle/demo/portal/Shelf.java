package fr.marelle.demo.portal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps things in memory for a while under keys that nobody can guess. A full shelf lets its oldest
 * thing go.
 */
final class Shelf<T> {
  private static final int KEY_BYTES = 32;

  private final int capacity;
  private final Duration life;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Kept<T>> kept = new LinkedHashMap<>();

  Shelf(int capacity, Duration life, Clock clock) {
    this.capacity = capacity;
    this.life = life;
    this.clock = clock;
  }

  /** A key that has never been given before. */
  String newKey() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
  }

  synchronized void put(String key, T thing) {
    Instant now = clock.instant();
    kept.values().removeIf(old -> !old.until().isAfter(now));
    kept.put(key, new Kept<>(thing, now.plus(life)));
    Iterator<String> oldest = kept.keySet().iterator();
    while (kept.size() > capacity) {
      oldest.next();
      oldest.remove();
    }
  }

  synchronized Optional<T> get(String key) {
    return Optional.ofNullable(kept.get(key))
        .filter(found -> found.until().isAfter(clock.instant()))
        .map(Kept::thing);
  }

  /** Gets it, once. */
  synchronized Optional<T> take(String key) {
    Optional<T> found = get(key);
    kept.remove(key);
    return found;
  }

  private record Kept<T>(T thing, Instant until) {}
}
