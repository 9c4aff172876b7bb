package fr.marelle.sms;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator is told of limits that many share: when such a one has nothing left, people who
 * have asked for little get no message, and none of them knows why. Of each kind once a minute.
 */
final class SharedLimitNotices {
  /** Of this node, whoever asks. */
  static final SharedLimitNotices HERE = new SharedLimitNotices();

  private static final long NOTICE_MILLIS = Duration.ofMinutes(1).toMillis();

  private final Map<Withheld, Long> next = new EnumMap<>(Withheld.class);

  /**
   * The notice that is due.
   *
   * @param message the one that was withheld
   * @param now milliseconds since the epoch
   * @return empty where few share the limit, or where it was told a moment ago
   */
  Optional<String> due(String realm, TextMessage message, Withheld reason, long now) {
    return text(realm, message, reason).filter(text -> isDue(reason, now));
  }

  private synchronized boolean isDue(Withheld reason, long now) {
    if (now < next.getOrDefault(reason, now)) {
      return false;
    }
    next.put(reason, now + NOTICE_MILLIS);
    return true;
  }

  private static Optional<String> text(String realm, TextMessage message, Withheld reason) {
    return switch (reason) {
      case NETWORK_LIMIT ->
          message
              .stranger()
              .map(
                  network ->
                      text(
                          realm,
                          "the network " + SmsLimits.from(network),
                          SmsBudget.PER_NETWORK
                              + "; if it is the address of your own proxy, set proxy-headers"));
      case SCHOOL_LIMIT ->
          message
              .school()
              .map(school -> text(realm, "the school " + school, half(SmsBudget.PER_SCHOOL)));
      case REALM_LIMIT -> Optional.of(text(realm, "all of it", half(SmsBudget.IN_THE_REALM)));
      default -> Optional.empty();
    };
  }

  private static String half(String setting) {
    return setting + ", of which half is for who is not signed in";
  }

  private static String text(String realm, String whose, String setting) {
    return "Text messages are withheld in the realm %s: today's are used up for %s (%s)."
        .formatted(realm, whose, setting);
  }
}
