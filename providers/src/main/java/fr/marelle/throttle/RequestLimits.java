package fr.marelle.throttle;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;

/**
 * How many requests of strangers are written down for one network. Beyond that the answer is the
 * same: whoever asks so often looks for accounts, or wants the outbox full. Only the operator is
 * told.
 */
public final class RequestLimits {
  private static final Duration HOUR = Duration.ofHours(1);

  /** A site is a whole building of networks, or a provider's customers. */
  private static final int NETWORKS_OF_A_SITE = 10;

  private static final Logger LOG = Logger.getLogger(RequestLimits.class);
  private static final long NOTICE_MILLIS = Duration.ofMinutes(1).toMillis();

  /** Of this node, whoever asks. */
  private static final AtomicLong NEXT_NOTICE = new AtomicLong();

  private final KeycloakSession session;
  private final SendingLimits limits;
  private final SendingLimit ofNetwork;
  private final SendingLimit ofSite;
  private final String setting;

  /**
   * @param what is asked for: what the names of the limits begin with, and the log says
   * @param ofNetwork how many an hour
   * @param setting where an administrator changes that
   */
  public RequestLimits(KeycloakSession session, String what, int ofNetwork, String setting) {
    this.session = session;
    this.limits = new SendingLimits(session);
    this.ofNetwork = new SendingLimit(what + "-network", ofNetwork, HOUR);
    this.ofSite = new SendingLimit(what + "-site", ofNetwork * NETWORKS_OF_A_SITE, HOUR);
    this.setting = setting;
  }

  /** Takes one, if there is one left for whoever asks from that address. */
  public boolean allow(String clientAddress) {
    Network network = Network.of(clientAddress);
    return take(ofNetwork, network.name())
        && network.site().map(site -> take(ofSite, site)).orElse(true);
  }

  private boolean take(SendingLimit limit, String network) {
    boolean taken = limits.take(limit, network);
    if (!taken) {
      notice(limit, network);
    }
    return taken;
  }

  private void notice(SendingLimit limit, String network) {
    long now = Time.currentTimeMillis();
    long next = NEXT_NOTICE.get();
    if (now >= next && NEXT_NOTICE.compareAndSet(next, now + NOTICE_MILLIS)) {
      LOG.warnf(
          "Requests of the network %s are dropped in the realm %s: %s allows %d an hour (%s). If it"
              + " is the address of your own proxy, set proxy-headers.",
          network, session.getContext().getRealm().getName(), limit.name(), limit.times(), setting);
    }
  }
}
