package fr.marelle.throttle;

import java.time.Duration;

/**
 * How often something may be done for one key, such as mails to one address.
 *
 * @param name what is limited, like {@code recovery-address}: lower-case letters, digits and
 *     hyphens, at most {@value #MAX_NAME} characters
 * @param times how often in any span as long as the window, at least once
 * @param window whole seconds, at most {@value #MAX_DAYS} days. It is counted in {@value #PARTS}
 *     parts, and a part counts until all of it is over: what was taken comes back after the window,
 *     or up to a part of it later
 */
public record SendingLimit(String name, int times, Duration window) {
  static final int MAX_NAME = 40;
  static final int MAX_DAYS = 31;
  static final int PARTS = 24;

  /**
   * @throws IllegalArgumentException when it is none
   */
  public SendingLimit {
    if (!name.matches("[a-z][a-z0-9-]{0," + (MAX_NAME - 1) + "}")) {
      throw new IllegalArgumentException("Not the name of a limit: " + name);
    }
    if (times < 1) {
      throw new IllegalArgumentException(name + " must allow at least one");
    }
    if (window.toSeconds() < 1 || window.compareTo(Duration.ofDays(MAX_DAYS)) > 0) {
      throw new IllegalArgumentException(name + " needs a window of 1 s to " + MAX_DAYS + " days");
    }
  }

  /** How long a part of the window is. */
  long partSeconds() {
    return Math.max(1, window.toSeconds() / PARTS);
  }
}
