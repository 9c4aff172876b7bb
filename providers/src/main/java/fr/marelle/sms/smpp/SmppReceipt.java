package fr.marelle.sms.smpp;

import fr.marelle.sms.SmsReceipt;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

/** Reads a delivery receipt: its parameter for the id, or the text of SMPP 3.4, appendix B. */
final class SmppReceipt {
  private static final Pattern ID = Pattern.compile("\\bid:([^ ]{1,65})");
  private static final Pattern STATUS = Pattern.compile("\\bstat:([A-Za-z]{1,10})");

  private SmppReceipt() {}

  static Optional<SmsReceipt> read(DeliverSm delivered) {
    if (!delivered.isSmscDeliveryReceipt()) {
      return Optional.empty();
    }
    byte[] message = delivered.getShortMessage();
    String text = message == null ? "" : new String(message, StandardCharsets.ISO_8859_1);
    Optional<String> id = parameter(delivered).or(() -> find(ID, text));
    Optional<String> status = find(STATUS, text);
    return id.filter(known -> status.isPresent())
        .map(known -> SmsReceipt.of(known, status(status.get()), status.get()));
  }

  private static Optional<String> parameter(DeliverSm delivered) {
    OptionalParameter found =
        delivered.getOptionalParameter(OptionalParameter.Tag.RECEIPTED_MESSAGE_ID);
    return found instanceof OptionalParameter.COctetString id
        ? Optional.of(id.getValueAsString()).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  private static Optional<String> find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static SmsReceipt.Status status(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "DELIVRD" -> SmsReceipt.Status.DELIVERED;
      case "ACCEPTD", "ENROUTE", "SCHEDULED" -> SmsReceipt.Status.UNDERWAY;
      default -> SmsReceipt.Status.FAILED;
    };
  }
}
