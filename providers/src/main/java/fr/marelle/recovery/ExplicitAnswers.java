package fr.marelle.recovery;

import fr.marelle.throttle.Network;
import fr.marelle.throttle.SendingLimit;
import fr.marelle.throttle.SendingLimits;
import java.time.Duration;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/**
 * How many answers may tell whether there is an account: enough for a class that shares one
 * address, too few for a list of names. Beyond that answers are neutral.
 */
final class ExplicitAnswers {
  private static final List<SendingLimit> FROM_ONE_ADDRESS =
      List.of(
          new SendingLimit("recovery-explicit-hour", 60, Duration.ofHours(1)),
          new SendingLimit("recovery-explicit-day", 300, Duration.ofDays(1)));
  private static final SendingLimit IN_THE_REALM =
      new SendingLimit("recovery-explicit-realm", 600, Duration.ofHours(1));

  private final SendingLimits limits;

  ExplicitAnswers(KeycloakSession session) {
    this.limits = new SendingLimits(session);
  }

  /** Takes one, if there is one left for whoever asks from that address. */
  boolean mayAnswer(String clientAddress) {
    String network = Network.of(clientAddress).name();
    return FROM_ONE_ADDRESS.stream().allMatch(limit -> limits.take(limit, network))
        && limits.take(IN_THE_REALM, "");
  }
}
