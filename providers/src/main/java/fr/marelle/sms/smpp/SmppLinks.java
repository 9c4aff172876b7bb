package fr.marelle.sms.smpp;

import fr.marelle.sms.SmsReceipt;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.jboss.logging.Logger;

/** The sessions of this node, one for each gateway. */
final class SmppLinks {
  private static final Logger LOG = Logger.getLogger(SmppLinks.class);
  private static final Duration ROUND = Duration.ofSeconds(10);

  private final Map<String, SmppLink> links = new ConcurrentHashMap<>();
  private final BiPredicate<String, SmsReceipt> receipts;
  private final Supplier<SSLSocketFactory> tls;
  private ScheduledExecutorService round;
  private ScheduledFuture<?> rounds;

  /**
   * @param receipts keeps one of the gateway of that id; false where its message is not known
   * @param tls asked for when a gateway speaks TLS: what is trusted
   */
  SmppLinks(BiPredicate<String, SmsReceipt> receipts, Supplier<SSLSocketFactory> tls) {
    this.receipts = receipts;
    this.tls = tls;
  }

  /** The gateway's; a new one, and the earlier one ended, where its settings are others now. */
  SmppLink of(String gateway, SmppAccount account) {
    begin();
    return links.compute(
        gateway,
        (id, known) -> {
          if (known != null && known.isOf(account)) {
            return known;
          }
          if (known != null) {
            known.close();
          }
          return new SmppLink(account, connections(account), receipt -> receipts.test(id, receipt));
        });
  }

  private SmppConnections connections(SmppAccount account) {
    return new SmppConnections(account.tls() ? Optional.of(tls.get()) : Optional.empty());
  }

  private synchronized void begin() {
    if (round == null) {
      round =
          Executors.newSingleThreadScheduledExecutor(
              work -> {
                Thread thread = new Thread(work, "marelle-smpp");
                thread.setDaemon(true);
                return thread;
              });
      rounds =
          round.scheduleWithFixedDelay(
              this::tend, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void tend() {
    for (SmppLink link : links.values()) {
      try {
        link.tend();
      } catch (RuntimeException e) {
        LOG.error("A session of SMPP could not be looked after.", e);
      }
    }
  }

  void end(String gateway) {
    SmppLink known = links.remove(gateway);
    if (known != null) {
      known.close();
    }
  }

  synchronized void close() {
    if (round != null) {
      rounds.cancel(true);
      round.shutdownNow();
      round = null;
    }
    links.keySet().forEach(this::end);
  }
}
