package fr.marelle.recovery;

import fr.marelle.throttle.SendingLimit;
import fr.marelle.throttle.SendingLimits;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * How much anybody can have sent to somebody else. Beyond that nothing is sent, and nobody is told:
 * whoever asks so often is not the one who reads it.
 */
final class MailLimits {
  private static final Duration DAY = Duration.ofDays(1);
  private static final SendingLimit TO_AN_ACCOUNT = new SendingLimit("recovery-account", 5, DAY);
  private static final SendingLimit TO_AN_ADDRESS = new SendingLimit("recovery-address", 10, DAY);

  private final SendingLimits limits;

  MailLimits(KeycloakSession session) {
    this.limits = new SendingLimits(session);
  }

  /** One more mail about that account. */
  boolean allowMail(UserModel user) {
    return limits.take(TO_AN_ACCOUNT, user.getId()) && allowMail(user.getEmail());
  }

  /** One more mail to that address. */
  boolean allowMail(String address) {
    return limits.take(TO_AN_ADDRESS, address);
  }
}
