package fr.marelle.sms.smpp;

import fr.marelle.sms.Silence;
import fr.marelle.sms.SmsAnswer;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsOutcome;
import fr.marelle.sms.SmsReceipt;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;

/**
 * One gateway's session on this node, shared by all who send: bound when it is first needed, bound
 * again when the peer has ended it, and left when nobody has needed it for long.
 */
final class SmppLink {
  /** Messages that wait for an answer at a time: what most peers allow (SMPP 3.4, 2.8). */
  static final int WINDOW = 10;

  static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);
  static final Duration IDLE = Duration.ofHours(1);

  private static final Logger LOG = Logger.getLogger(SmppLink.class);
  private static final Duration ENQUIRING = Duration.ofSeconds(30);

  private final SmppAccount account;
  private final SmppConnections connections;
  private final SmppReceiptListener receipts;
  private final LongSupplier nanos;
  private final Silence silence;
  private final SmppSubmission submission;
  private final Semaphore window = new Semaphore(WINDOW, true);
  private volatile long lastUse;
  private volatile boolean closed;
  private SMPPSession session;
  private Optional<Failure> failure = Optional.empty();

  /** A bind that was in vain: for a moment, nobody tries again. */
  private record Failure(SmsAnswer answer, long at) {}

  /**
   * @param receipts keeps one; false where the message is not known yet, so that the peer comes
   *     again
   * @param nanos as {@link System#nanoTime}
   */
  SmppLink(
      SmppAccount account,
      SmppConnections connections,
      Predicate<SmsReceipt> receipts,
      LongSupplier nanos) {
    this.account = account;
    this.connections = connections;
    this.receipts = new SmppReceiptListener(receipts);
    this.nanos = nanos;
    this.silence = new Silence(nanos);
    this.submission = new SmppSubmission(account, silence);
    this.lastUse = nanos.getAsLong();
  }

  SmsAnswer send(SmsMessage message) {
    lastUse = nanos.getAsLong();
    if (silence.isOn()) {
      return SmsAnswer.of(SmsOutcome.UNREACHABLE, "no answers lately");
    }
    try {
      if (!window.tryAcquire(account.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        return SmsAnswer.of(SmsOutcome.UNREACHABLE, "window full");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SmsAnswer.of(SmsOutcome.UNREACHABLE, "interrupted");
    }
    try {
      return submission.submit(this::bound, message);
    } finally {
      window.release();
    }
  }

  private synchronized SMPPSession bound() throws Unbound {
    if (closed) {
      throw stopping();
    }
    if (session != null && session.getSessionState().isTransmittable()) {
      return session;
    }
    if (failure.filter(this::isRecent).isPresent()) {
      throw new Unbound(failure.get().answer());
    }
    leave();
    session = bind();
    failure = Optional.empty();
    if (closed) {
      leave();
      throw stopping();
    }
    return session;
  }

  private static Unbound stopping() {
    return new Unbound(SmsAnswer.of(SmsOutcome.UNREACHABLE, "stopping"));
  }

  private boolean isRecent(Failure one) {
    return nanos.getAsLong() - one.at() < AFTER_A_FAILURE.toNanos();
  }

  private SMPPSession bind() throws Unbound {
    SMPPSession opened =
        new SMPPSession(new SynchronizedPDUSender(), new BoundedPdus(), connections);
    opened.setTransactionTimer(account.patience().toMillis());
    opened.setEnquireLinkTimer((int) ENQUIRING.toMillis());
    opened.setMessageReceiverListener(receipts);
    try {
      opened.connectAndBind(
          account.host(),
          account.port(),
          new BindParameter(
              BindType.BIND_TRX,
              account.systemId(),
              account.password(),
              account.systemType(),
              TypeOfNumber.UNKNOWN,
              NumberingPlanIndicator.UNKNOWN,
              null),
          account.patience().toMillis());
      LOG.infof("Bound to %s.", account);
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw notBound(e);
    }
  }

  private Unbound notBound(Exception e) {
    if (e instanceof SocketTimeoutException || e.getCause() instanceof ResponseTimeoutException) {
      silence.noAnswer();
    }
    SmsAnswer answer = answer(e);
    // Told once: it may be tried every few seconds.
    LOG.logf(
        failure.isPresent() ? Logger.Level.DEBUG : Logger.Level.WARN,
        "Not bound to %s: %s.",
        account,
        answer.reason().orElse(""));
    failure = Optional.of(new Failure(answer, nanos.getAsLong()));
    return new Unbound(answer);
  }

  private static SmsAnswer answer(Exception e) {
    if (e.getCause() instanceof NegativeResponseException said) {
      SmsOutcome outcome = SmppStatus.outcome(said.getCommandStatus());
      // Whatever else it has against us now, nothing was sent.
      return SmsAnswer.of(
          outcome == SmsOutcome.MISCONFIGURED ? outcome : SmsOutcome.UNREACHABLE,
          SmppStatus.name(said.getCommandStatus()));
    }
    return SmsAnswer.of(SmsOutcome.UNREACHABLE, e.getClass().getSimpleName());
  }

  /**
   * Looked in from time to time: binds again for the receipts to come, however long the peer was
   * away, or leaves for good. Where it does not know us, only whoever sends tries again: peers lock
   * accounts.
   *
   * @return false where it has left
   */
  synchronized boolean tend() {
    if (nanos.getAsLong() - lastUse > IDLE.toNanos()) {
      close();
      return false;
    }
    if (failure.filter(one -> one.answer().outcome() == SmsOutcome.MISCONFIGURED).isEmpty()) {
      try {
        bound();
      } catch (Unbound later) {
        LOG.debugf("%s is tried again in a moment.", account);
      }
    }
    return true;
  }

  /** Whether it is left for good, or about to be. */
  boolean isClosed() {
    return closed;
  }

  /** For good. Where it is being bound, once that has ended. */
  void close() {
    closed = true;
    synchronized (this) {
      leave();
    }
  }

  private void leave() {
    if (session != null) {
      session.unbindAndClose();
      session = null;
    }
  }
}
