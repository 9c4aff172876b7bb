package fr.marelle.sms.smpp;

import fr.marelle.sms.SmsReceipt;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;

/**
 * Takes delivery receipts. One of a message that is not known is to come again once: the message
 * may be written down in a moment. After that it is taken and forgotten, or it would come for ever
 * and hold up those behind it: it is of a message whose id never came, of a later part of a long
 * one, or of another system's.
 */
final class SmppReceiptListener implements MessageReceiverListener {
  private static final Logger LOG = Logger.getLogger(SmppReceiptListener.class);
  private static final int REMEMBERED = 1_000;

  private final Predicate<SmsReceipt> receipts;
  private final Set<String> refused = Collections.synchronizedSet(newest(REMEMBERED));

  /**
   * @param receipts keeps one; false where the message is not known
   */
  SmppReceiptListener(Predicate<SmsReceipt> receipts) {
    this.receipts = receipts;
  }

  private static Set<String> newest(int most) {
    return Collections.newSetFromMap(
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > most;
          }
        });
  }

  @Override
  public void onAcceptDeliverSm(DeliverSm delivered) throws ProcessRequestException {
    Optional<SmsReceipt> receipt = SmppReceipt.read(delivered);
    // What somebody answers to our messages is of no interest, and not to come again.
    if (receipt.isPresent() && !isDone(receipt.get())) {
      throw new ProcessRequestException("Not yet", SMPPConstant.STAT_ESME_RX_T_APPN);
    }
  }

  private boolean isDone(SmsReceipt receipt) {
    boolean kept;
    try {
      kept = receipts.test(receipt);
    } catch (RuntimeException e) {
      LOG.error("A delivery receipt could not be kept.", e);
      return false;
    }
    if (refused.remove(receipt.messageId()) || kept) {
      if (!kept) {
        LOG.debug("A delivery receipt of an unknown message is not kept.");
      }
      return true;
    }
    refused.add(receipt.messageId());
    return false;
  }

  @Override
  public void onAcceptAlertNotification(AlertNotification notification) {}

  @Override
  public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
    throw new ProcessRequestException("Not taken", SMPPConstant.STAT_ESME_RINVCMDID);
  }
}
