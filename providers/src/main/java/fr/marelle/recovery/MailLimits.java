package fr.marelle.recovery;

import fr.marelle.sms.TextMessage;
import fr.marelle.throttle.Allowance;
import fr.marelle.throttle.Network;
import fr.marelle.throttle.SendingLimit;
import fr.marelle.throttle.SendingLimits;
import java.time.Duration;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * How much anybody can have sent to somebody else. Beyond that nothing is sent, and nobody is told:
 * whoever asks so often is not the one who reads it. What one network can have sent is far less
 * than what an account, an address or a family may get, so that one stranger shuts nobody out.
 */
final class MailLimits {
  private static final Duration DAY = Duration.ofDays(1);
  private static final SendingLimit FROM_A_NETWORK =
      new SendingLimit("recovery-account-network", 3, DAY);
  private static final SendingLimit ABOUT_AN_ACCOUNT =
      new SendingLimit("recovery-account", 10, DAY);

  /** More than one network can have sent about the six accounts of a family. */
  private static final SendingLimit TO_AN_ADDRESS = new SendingLimit("recovery-address", 20, DAY);

  private static final SendingLimit REMINDERS_FROM_A_NETWORK =
      new SendingLimit("recovery-reminder-network", 3, DAY);
  private static final SendingLimit REMINDERS = new SendingLimit("recovery-reminder", 10, DAY);

  private final SendingLimits limits;
  private final Network asker;

  /**
   * @param asker where what is sent was asked for
   */
  MailLimits(KeycloakSession session, Network asker) {
    this.limits = new SendingLimits(session);
    this.asker = asker;
  }

  /** One more mail about that account. */
  boolean allowMail(UserModel user) {
    return limits.takeAll(
        List.of(
            new Allowance(FROM_A_NETWORK, fromNetwork(user.getId())),
            new Allowance(ABOUT_AN_ACCOUNT, user.getId()),
            new Allowance(TO_AN_ADDRESS, Accounts.mailbox(user.getEmail()))));
  }

  /** One more list of identifiers to that address, however it is spelled. */
  boolean allowReminder(String address) {
    String mailbox = Accounts.mailbox(address);
    return limits.takeAll(
        List.of(
            new Allowance(REMINDERS_FROM_A_NETWORK, fromNetwork(mailbox)),
            new Allowance(REMINDERS, mailbox)));
  }

  /**
   * The same with a text message: what it uses up besides the limits that all text messages have.
   */
  TextMessage within(TextMessage message, UserModel user) {
    return message.askedFrom(
        asker,
        List.of(
            new Allowance(FROM_A_NETWORK, fromNetwork(user.getId())),
            new Allowance(ABOUT_AN_ACCOUNT, user.getId())));
  }

  /** Of IPv6 the site: one customer has many networks. */
  private String fromNetwork(String whom) {
    return whom + "\n" + asker.site().orElse(asker.name());
  }
}
