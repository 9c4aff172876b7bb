package fr.marelle.directory.store;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Ids that begin with the time (RFC 9562, version 7), so that rows made one after the other lie
 * side by side in an index, which then stays as fast as it was. Unique, not secret. For any
 * threads.
 */
public final class TimeOrderedIds implements Supplier<String> {
  private static final int COUNTER = 0xfff;

  private final LongSupplier clock;
  private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());
  private long time;
  private int count;

  /**
   * @param clock milliseconds since 1970
   */
  public TimeOrderedIds(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public synchronized String get() {
    long now = Math.max(time, clock.getAsLong());
    count = now == time ? count + 1 : 0;
    if (count > COUNTER) {
      now++;
      count = 0;
    }
    time = now;
    long high = (time << 16) | 0x7000L | count;
    long low = (random.nextLong() >>> 2) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
