package fr.marelle.recovery;

import fr.marelle.account.Belonging;
import fr.marelle.throttle.SendingLimit;
import fr.marelle.throttle.SendingLimits;
import java.time.Duration;
import java.util.stream.Stream;
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
  private static final SendingLimit TO_A_NUMBER = new SendingLimit("recovery-number", 5, DAY);
  private static final SendingLimit TO_A_SCHOOL = new SendingLimit("recovery-school", 300, DAY);
  private static final SendingLimit IN_THE_REALM =
      new SendingLimit("recovery-realm-sms", 5_000, DAY);

  private final SendingLimits limits;

  MailLimits(KeycloakSession session) {
    this.limits = new SendingLimits(session);
  }

  /** One more mail about that account. */
  boolean allowMail(UserModel user) {
    return limits.take(TO_AN_ACCOUNT, user.getId()) && allowMail(user.getEmail());
  }

  /** One more mail to that address, however it is spelled. */
  boolean allowMail(String address) {
    return limits.take(TO_AN_ADDRESS, Accounts.mailbox(address));
  }

  /** One more text message, which costs the operator money. */
  boolean allowSms(UserModel user, String number) {
    return limits.take(TO_AN_ACCOUNT, user.getId())
        && limits.take(TO_A_NUMBER, number)
        && Stream.concat(
                Belonging.of(user).schools().stream()
                    .limit(1)
                    .map(school -> limits.take(TO_A_SCHOOL, school.uai())),
                Stream.of(true))
            .reduce(true, Boolean::logicalAnd)
        && limits.take(IN_THE_REALM, "");
  }
}
