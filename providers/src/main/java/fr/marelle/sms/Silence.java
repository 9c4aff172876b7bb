package fr.marelle.sms;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Remembers on this node that a gateway does not answer. Each message that waits for one that takes
 * everything and says nothing holds a thread for as long as its patience lasts, and all messages of
 * all realms wait for those threads. So after some in a row, it is not asked for a moment.
 */
public final class Silence {
  static final int LEAST = 3;
  static final Duration PAUSE = Duration.ofSeconds(30);

  private final LongSupplier nanos;
  private int inARow;
  private long last;

  /** By the machine's clock. */
  public Silence() {
    this(System::nanoTime);
  }

  /**
   * By another.
   *
   * @param nanos as {@link System#nanoTime}
   */
  public Silence(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Whether it is better not to ask now. */
  public synchronized boolean isOn() {
    return inARow >= LEAST && nanos.getAsLong() - last < PAUSE.toNanos();
  }

  /** There was no answer in time. */
  public synchronized void noAnswer() {
    inARow++;
    last = nanos.getAsLong();
  }

  /** There was one, or at least an end. */
  public synchronized void answer() {
    inARow = 0;
  }
}
