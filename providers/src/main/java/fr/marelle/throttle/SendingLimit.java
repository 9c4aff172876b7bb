package fr.marelle.throttle;

import java.time.Duration;

/**
 * How often something may be done for one key, such as mails to one address.
 *
 * @param name what is limited, like {@code recovery-address}: lower-case letters, digits and
 *     hyphens, at most {@value #MAX_NAME} characters
 * @param times how often in each window, at least once
 * @param window whole seconds, at most {@value #MAX_DAYS} days; windows begin at the same instant
 *     for all, so up to twice as many may fall into any span of this length
 */
public record SendingLimit(String name, int times, Duration window) {
  static final int MAX_NAME = 40;
  static final int MAX_DAYS = 31;

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
}
