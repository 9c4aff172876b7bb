package fr.marelle.sms;

import fr.marelle.throttle.Allowance;
import fr.marelle.throttle.SendingLimit;
import fr.marelle.throttle.SendingLimits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many text messages may leave: for whoever asked, and of a realm's budget. A message is
 * counted once, at its first attempt, and uses up all of its limits or none.
 */
final class SmsLimits {
  private static final Duration DAY = Duration.ofDays(1);

  private final SendingLimits limits;
  private final SmsBudget budget;

  SmsLimits(SendingLimits limits, SmsBudget budget) {
    this.limits = limits;
    this.budget = budget;
  }

  /** Counts the message; why it must not leave, and is not counted, where a limit has no more. */
  Optional<Withheld> take(TextMessage message) {
    if (!message.first()) {
      return Optional.empty();
    }
    Map<Allowance, Withheld> allowances = new LinkedHashMap<>();
    message.asked().forEach(one -> allowances.put(one, Withheld.ASKER_LIMIT));
    allowances.put(aDay("sms-number", budget.perNumber(), message.to()), Withheld.NUMBER_LIMIT);
    message
        .account()
        .map(account -> aDay("sms-account", budget.perAccount(), account))
        .ifPresent(one -> allowances.put(one, Withheld.ACCOUNT_LIMIT));
    message
        .school()
        .map(school -> aDay("sms-school", budget.perSchool(), school))
        .ifPresent(one -> allowances.put(one, Withheld.SCHOOL_LIMIT));
    // The realm's is the last: all wait for its row.
    allowances.put(aDay("sms-realm", budget.inTheRealm(), ""), Withheld.REALM_LIMIT);
    return limits.refusal(List.copyOf(allowances.keySet())).map(allowances::get);
  }

  private static Allowance aDay(String name, int times, String key) {
    return new Allowance(new SendingLimit(name, times, DAY), key);
  }
}
