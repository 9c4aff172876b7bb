package fr.marelle.recovery;

import fr.marelle.throttle.Network;
import fr.marelle.throttle.SendingLimit;
import fr.marelle.throttle.SendingLimits;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;

/**
 * How many requests are written down for one network. Beyond that the answer is the same, and
 * nobody is told: whoever asks so often looks for accounts, or wants the outbox full.
 */
final class RequestLimits {
  private static final Duration HOUR = Duration.ofHours(1);

  /** A site is a whole building of networks, or a provider's customers. */
  private static final int NETWORKS_OF_A_SITE = 10;

  private final SendingLimits limits;
  private final SendingLimit ofNetwork;
  private final SendingLimit ofSite;

  /**
   * @param ofNetwork how many an hour
   */
  RequestLimits(KeycloakSession session, int ofNetwork) {
    this.limits = new SendingLimits(session);
    this.ofNetwork = new SendingLimit("recovery-network", ofNetwork, HOUR);
    this.ofSite = new SendingLimit("recovery-site", ofNetwork * NETWORKS_OF_A_SITE, HOUR);
  }

  /** Takes one, if there is one left for whoever asks from that address. */
  boolean allow(String clientAddress) {
    Network network = Network.of(clientAddress);
    return limits.take(ofNetwork, network.name())
        && network.site().map(site -> limits.take(ofSite, site)).orElse(true);
  }
}
