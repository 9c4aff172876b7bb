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
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.jboss.logging.Logger;

/** The sessions of this node, one for each gateway and account. */
final class SmppLinks {
  private static final Logger LOG = Logger.getLogger(SmppLinks.class);
  private static final Duration ROUND = Duration.ofSeconds(10);

  private final Map<Owner, SmppLink> links = new ConcurrentHashMap<>();
  private final BiPredicate<SmppGateway, SmsReceipt> receipts;
  private final BiPredicate<SmppGateway, SmppAccount> current;
  private final Supplier<SSLSocketFactory> tls;
  private ScheduledExecutorService round;
  private ScheduledFuture<?> rounds;
  private volatile boolean closed;

  private record Owner(SmppGateway gateway, SmppAccount account) {}

  /**
   * @param receipts keeps one of that gateway; false where its message is not known
   * @param current whether that is still the gateway's account: it may have been changed or removed
   *     on another node
   * @param tls asked for when a gateway speaks TLS: what is trusted
   */
  SmppLinks(
      BiPredicate<SmppGateway, SmsReceipt> receipts,
      BiPredicate<SmppGateway, SmppAccount> current,
      Supplier<SSLSocketFactory> tls) {
    this.receipts = receipts;
    this.current = current;
    this.tls = tls;
  }

  /**
   * The gateway's; a new one, and a component's earlier one ended, where its account is another.
   */
  SmppLink of(SmppGateway gateway, SmppAccount account) {
    begin();
    Owner owner = new Owner(gateway, account);
    SmppLink link = links.computeIfAbsent(owner, this::open);
    if (gateway.realm().isPresent()) {
      end(other -> other.gateway().equals(gateway) && !other.equals(owner));
    }
    if (closed) {
      end(owner::equals);
    }
    return link;
  }

  private SmppLink open(Owner owner) {
    SmppConnections connections =
        new SmppConnections(owner.account().tls() ? Optional.of(tls.get()) : Optional.empty());
    return new SmppLink(
        owner.account(),
        connections,
        receipt -> receipts.test(owner.gateway(), receipt),
        System::nanoTime);
  }

  private synchronized void begin() {
    if (round == null && !closed) {
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

  /** Looks after each of them, and ends those that nobody has or needs any more. */
  void tend() {
    links.forEach(
        (owner, link) -> {
          try {
            if (!current.test(owner.gateway(), owner.account())) {
              end(owner::equals);
            } else if (!link.tend()) {
              links.remove(owner, link);
            }
          } catch (RuntimeException e) {
            LOG.error("A session of SMPP could not be looked after.", e);
          }
        });
  }

  /** How many there are. */
  int size() {
    return links.size();
  }

  void end(SmppGateway gateway) {
    end(owner -> owner.gateway().equals(gateway));
  }

  /** Those of a realm that is removed. */
  void endOf(String realm) {
    end(owner -> owner.gateway().realm().filter(realm::equals).isPresent());
  }

  private void end(Predicate<Owner> which) {
    links.keySet().stream()
        .filter(which)
        .toList()
        .forEach(owner -> Optional.ofNullable(links.remove(owner)).ifPresent(SmppLink::close));
  }

  void close() {
    synchronized (this) {
      closed = true;
      if (round != null) {
        rounds.cancel(true);
        round.shutdownNow();
        round = null;
      }
    }
    end(owner -> true);
  }
}
