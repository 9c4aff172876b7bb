package fr.marelle.sms.smpp;

import fr.marelle.sms.SmsAnswer;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsOutcome;
import fr.marelle.sms.SmsReceipt;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;

/**
 * One gateway's session on this node, shared by all who send: bound when it is first needed, bound
 * again when the peer has ended it, and left when nobody has needed it for long.
 */
final class SmppLink {
  /** Messages that wait for an answer at a time: what most peers allow (SMPP 3.4, 2.8). */
  static final int WINDOW = 10;

  private static final Logger LOG = Logger.getLogger(SmppLink.class);
  private static final Duration ENQUIRING = Duration.ofSeconds(30);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofHours(1);
  private static final byte UDH = 0x40;

  private final SmppAccount account;
  private final SmppConnections connections;
  private final Predicate<SmsReceipt> receipts;
  private final Semaphore window = new Semaphore(WINDOW, true);
  private final Pace pace;
  private final AtomicInteger reference = new AtomicInteger();
  private volatile long lastUse = System.nanoTime();
  private SMPPSession session;
  private Optional<Failure> failure = Optional.empty();
  private boolean closed;

  /** A bind that was in vain: for a moment, nobody tries again. */
  private record Failure(SmsAnswer answer, long at) {
    boolean isRecent() {
      return System.nanoTime() - at < AFTER_A_FAILURE.toNanos();
    }
  }

  /** That nothing was sent, and what it means. */
  private static final class Unbound extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient SmsAnswer answer;

    Unbound(SmsAnswer answer) {
      super("Not bound");
      this.answer = answer;
    }
  }

  /**
   * @param receipts keeps one; false where the message is not known yet, so that the peer comes
   *     again
   */
  SmppLink(SmppAccount account, SmppConnections connections, Predicate<SmsReceipt> receipts) {
    this.account = account;
    this.connections = connections;
    this.receipts = receipts;
    this.pace = new Pace(account.perSecond());
  }

  boolean isOf(SmppAccount other) {
    return account.equals(other);
  }

  SmsAnswer send(SmsMessage message) {
    lastUse = System.nanoTime();
    try {
      if (!window.tryAcquire(account.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        return SmsAnswer.of(SmsOutcome.UNREACHABLE, "window full");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SmsAnswer.of(SmsOutcome.UNREACHABLE, "interrupted");
    }
    try {
      return submit(
          bound(), message, SmppParts.of(message.text(), (byte) reference.incrementAndGet()));
    } catch (Unbound unbound) {
      return unbound.answer;
    } finally {
      window.release();
    }
  }

  /** Once one part has left, whatever comes then must not have the others sent again. */
  private SmsAnswer submit(SMPPSession bound, SmsMessage message, SmppParts parts) {
    SmsAnswer first = null;
    for (byte[] part : parts.parts()) {
      SmsAnswer answer =
          pace.await(account.patience())
              ? submit(bound, message.to(), parts, part)
              : SmsAnswer.of(SmsOutcome.UNREACHABLE, "too many");
      if (answer.outcome() != SmsOutcome.SENT) {
        return first == null
            ? answer
            : SmsAnswer.of(SmsOutcome.UNCERTAIN, answer.reason().orElse("in parts"));
      }
      first = first == null ? answer : first;
    }
    return first;
  }

  private SmsAnswer submit(SMPPSession bound, String to, SmppParts parts, byte[] part) {
    try {
      return SmsAnswer.sent(
          bound
              .submitShortMessage(
                  "",
                  account.sender().type(),
                  account.sender().plan(),
                  account.sender().address(),
                  TypeOfNumber.INTERNATIONAL,
                  NumberingPlanIndicator.ISDN,
                  to.substring(1),
                  new ESMClass(parts.isConcatenated() ? UDH : 0),
                  (byte) 0,
                  (byte) 1,
                  null,
                  validity(),
                  new RegisteredDelivery(
                      account.receipts()
                          ? SMSCDeliveryReceipt.SUCCESS_FAILURE
                          : SMSCDeliveryReceipt.DEFAULT),
                  (byte) 0,
                  new RawDataCoding(parts.coding()),
                  (byte) 0,
                  part)
              .getMessageId());
    } catch (NegativeResponseException said) {
      return SmsAnswer.of(outcome(said.getCommandStatus()), status(said));
    } catch (PDUException unfit) {
      return SmsAnswer.of(SmsOutcome.REFUSED, "not to be written");
    } catch (ResponseTimeoutException e) {
      // Whoever left one without an answer may leave all so, and drip bytes that look like life.
      bound.close();
      return SmsAnswer.of(SmsOutcome.UNCERTAIN, "no answer in time");
    } catch (InvalidResponseException e) {
      return SmsAnswer.of(SmsOutcome.UNCERTAIN, "unknown answer");
    } catch (IOException e) {
      return SmsAnswer.of(SmsOutcome.UNCERTAIN, "cut off");
    }
  }

  /** In relative time (SMPP 3.4, 7.1.1.2). */
  private String validity() {
    long minutes = account.validity().toMinutes();
    return "0000%02d%02d%02d00000R".formatted(minutes / (24 * 60), minutes / 60 % 24, minutes % 60);
  }

  /** What a peer's status means for the message (SMPP 3.4, 5.1.3). */
  static SmsOutcome outcome(int status) {
    return switch (status) {
      case SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL ->
          SmsOutcome.UNREACHABLE;
      case SMPPConstant.STAT_ESME_RINVSRCADR,
          SMPPConstant.STAT_ESME_RINVSRCTON,
          SMPPConstant.STAT_ESME_RINVSRCNPI,
          SMPPConstant.STAT_ESME_RINVBNDSTS,
          SMPPConstant.STAT_ESME_RINVPASWD,
          SMPPConstant.STAT_ESME_RINVSYSID,
          SMPPConstant.STAT_ESME_RBINDFAIL,
          SMPPConstant.STAT_ESME_RINVSYSTYP ->
          SmsOutcome.MISCONFIGURED;
      default -> SmsOutcome.REFUSED;
    };
  }

  private static String status(NegativeResponseException said) {
    return "0x%08X".formatted(said.getCommandStatus()).replaceFirst("^0x0{4}", "0x");
  }

  private synchronized SMPPSession bound() throws Unbound {
    if (closed) {
      throw new Unbound(SmsAnswer.of(SmsOutcome.UNREACHABLE, "stopping"));
    }
    if (session != null && session.getSessionState().isTransmittable()) {
      return session;
    }
    if (failure.filter(Failure::isRecent).isPresent()) {
      throw new Unbound(failure.get().answer());
    }
    leave();
    session = bind();
    failure = Optional.empty();
    return session;
  }

  private SMPPSession bind() throws Unbound {
    SMPPSession opened =
        new SMPPSession(new SynchronizedPDUSender(), new BoundedPdus(), connections);
    opened.setTransactionTimer(account.patience().toMillis());
    opened.setEnquireLinkTimer((int) ENQUIRING.toMillis());
    opened.setMessageReceiverListener(new ReceiptListener());
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
    } catch (IOException e) {
      opened.close();
      SmsAnswer answer = notBound(e);
      LOG.warnf("Not bound to %s: %s.", account, answer.reason().orElse(""));
      failure = Optional.of(new Failure(answer, System.nanoTime()));
      throw new Unbound(answer);
    }
  }

  private static SmsAnswer notBound(IOException e) {
    if (e.getCause() instanceof NegativeResponseException said) {
      SmsOutcome outcome = outcome(said.getCommandStatus());
      // Whatever else it has against us now, nothing was sent.
      return SmsAnswer.of(
          outcome == SmsOutcome.MISCONFIGURED ? outcome : SmsOutcome.UNREACHABLE, status(said));
    }
    return SmsAnswer.of(SmsOutcome.UNREACHABLE, e.getClass().getSimpleName());
  }

  /** Looked in from time to time: binds again for the receipts to come, or leaves. */
  synchronized void tend() {
    if (session == null) {
      return;
    }
    if (System.nanoTime() - lastUse > IDLE.toNanos()) {
      leave();
    } else {
      try {
        bound();
      } catch (Unbound later) {
        LOG.debugf("%s is tried again in a moment.", account);
      }
    }
  }

  synchronized void close() {
    closed = true;
    leave();
  }

  private void leave() {
    if (session != null) {
      session.unbindAndClose();
      session = null;
    }
  }

  private final class ReceiptListener implements MessageReceiverListener {
    @Override
    public void onAcceptDeliverSm(DeliverSm delivered) throws ProcessRequestException {
      Optional<SmsReceipt> receipt = SmppReceipt.read(delivered);
      // What somebody answers to our messages is of no interest, and not to come again.
      if (receipt.isPresent() && !kept(receipt.get())) {
        throw new ProcessRequestException("Not yet", SMPPConstant.STAT_ESME_RX_T_APPN);
      }
    }

    private boolean kept(SmsReceipt receipt) {
      try {
        return receipts.test(receipt);
      } catch (RuntimeException e) {
        LOG.error("A delivery receipt could not be kept.", e);
        return false;
      }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {}

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
      throw new ProcessRequestException("Not taken", SMPPConstant.STAT_ESME_RINVCMDID);
    }
  }
}
