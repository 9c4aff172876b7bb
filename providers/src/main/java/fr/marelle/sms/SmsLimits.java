package fr.marelle.sms;

import fr.marelle.throttle.Allowance;
import fr.marelle.throttle.Network;
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
 *
 * <p>What strangers ask for has limits of its own, each half of the budget's: however many they
 * are, people who are signed in have the other half. Notices have theirs, which nothing else uses
 * up: who is about to change a contact must not be able to silence the warning first. What a
 * stranger brings about is no such notice.
 */
final class SmsLimits {
  private static final Duration DAY = Duration.ofDays(1);

  /** One stranger leaves a family more than half of what strangers may have sent to it. */
  private static final int TO_A_NUMBER_FROM_A_NETWORK = 3;

  /** More changes of one person's contacts in a day are nobody's own doing. */
  private static final int NOTICES_TO_A_NUMBER = 5;

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
    Map<Allowance, Withheld> allowances = allowances(message);
    return limits.refusal(List.copyOf(allowances.keySet())).map(allowances::get);
  }

  /** Whether one more like it could leave now; counts nothing. */
  boolean hasRoom(TextMessage message) {
    return limits.areLeft(List.copyOf(allowances(message).keySet()));
  }

  private Map<Allowance, Withheld> allowances(TextMessage message) {
    Map<Allowance, Withheld> allowances = new LinkedHashMap<>();
    if (message.purpose() == SmsPurpose.NOTICE && message.stranger().isEmpty()) {
      allowances.put(
          aDay("sms-notice-number", NOTICES_TO_A_NUMBER, message.to()), Withheld.NUMBER_LIMIT);
      allowances.put(aDay("sms-notice-realm", budget.inTheRealm(), ""), Withheld.REALM_LIMIT);
      return allowances;
    }
    message.asked().forEach(one -> allowances.put(one, Withheld.ASKER_LIMIT));
    message.stranger().ifPresent(network -> addNetworks(allowances, network, message.to()));
    boolean stranger = message.stranger().isPresent();
    add(allowances, stranger, "number", budget.perNumber(), message.to(), Withheld.NUMBER_LIMIT);
    message
        .account()
        .ifPresent(
            account ->
                add(
                    allowances,
                    stranger,
                    "account",
                    budget.perAccount(),
                    account,
                    Withheld.ACCOUNT_LIMIT));
    message
        .school()
        .ifPresent(
            school ->
                add(
                    allowances,
                    stranger,
                    "school",
                    budget.perSchool(),
                    school,
                    Withheld.SCHOOL_LIMIT));
    // The realm's is the last: all wait for its row.
    add(allowances, stranger, "realm", budget.inTheRealm(), "", Withheld.REALM_LIMIT);
    return allowances;
  }

  private void addNetworks(Map<Allowance, Withheld> allowances, Network network, String number) {
    String from = from(network);
    allowances.put(aDay("sms-network", budget.perNetwork(), from), Withheld.NETWORK_LIMIT);
    allowances.put(
        aDay("sms-network-number", TO_A_NUMBER_FROM_A_NETWORK, number + "\n" + from),
        Withheld.ASKER_LIMIT);
  }

  /** Of IPv6 the site: one customer has many networks. */
  static String from(Network network) {
    return network.site().orElse(network.name());
  }

  private static void add(
      Map<Allowance, Withheld> allowances,
      boolean stranger,
      String name,
      int times,
      String key,
      Withheld reason) {
    if (stranger) {
      allowances.put(aDay("sms-strangers-" + name, SmsBudget.halfOf(times), key), reason);
    }
    allowances.put(aDay("sms-" + name, times, key), reason);
  }

  private static Allowance aDay(String name, int times, String key) {
    return new Allowance(new SendingLimit(name, times, DAY), key);
  }
}
