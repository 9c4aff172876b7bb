package fr.marelle.sms.smpp;

import fr.marelle.sms.Silence;
import fr.marelle.sms.SmsAnswer;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsOutcome;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/** Submits messages of one account, part by part, no faster than is allowed. */
final class SmppSubmission {
  private static final byte UDH = 0x40;

  private final SmppAccount account;
  private final Silence silence;
  private final Pace pace;
  private final AtomicInteger reference = new AtomicInteger();

  /** Where a session comes from. */
  interface Sessions {
    /** One that is bound now. */
    SMPPSession bound() throws Unbound;
  }

  SmppSubmission(SmppAccount account, Silence silence) {
    this.account = account;
    this.silence = silence;
    this.pace = new Pace(account.perSecond());
  }

  /** Once one part has left, whatever comes then must not have the others sent again. */
  SmsAnswer submit(Sessions sessions, SmsMessage message) {
    SmppParts parts = SmppParts.of(message.text(), (byte) reference.incrementAndGet());
    SmsAnswer first = null;
    for (byte[] part : parts.parts()) {
      SmsAnswer answer = submit(sessions, message.to(), parts, part);
      if (answer.outcome() != SmsOutcome.SENT) {
        return first == null
            ? answer
            : SmsAnswer.of(SmsOutcome.UNCERTAIN, answer.reason().orElse("in parts"));
      }
      first = first == null ? answer : first;
    }
    return first;
  }

  private SmsAnswer submit(Sessions sessions, String to, SmppParts parts, byte[] part) {
    if (!pace.await(account.patience())) {
      return SmsAnswer.of(SmsOutcome.UNREACHABLE, "too many");
    }
    try {
      // After the wait, in which a session may end.
      return submit(sessions.bound(), to, parts, part);
    } catch (Unbound unbound) {
      return unbound.answer();
    }
  }

  private SmsAnswer submit(SMPPSession bound, String to, SmppParts parts, byte[] part) {
    try {
      String id =
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
              .getMessageId();
      silence.answer();
      return SmsAnswer.sent(id);
    } catch (NegativeResponseException said) {
      silence.answer();
      return SmsAnswer.of(
          SmppStatus.outcome(said.getCommandStatus()), SmppStatus.name(said.getCommandStatus()));
    } catch (PDUException unfit) {
      return SmsAnswer.of(SmsOutcome.REFUSED, "not to be written");
    } catch (ResponseTimeoutException e) {
      // Whoever left one without an answer may leave all so, and drip bytes that look like life.
      bound.close();
      silence.noAnswer();
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
}
