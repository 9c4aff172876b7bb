package fr.marelle.sms.smpp;

import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/** Who a message seems to come from, with its type of number and numbering plan (SMPP 3.4, 5.2). */
record SourceAddress(TypeOfNumber type, NumberingPlanIndicator plan, String address) {

  /**
   * Of what an administrator typed.
   *
   * @param sender a number in E.164 (1/1), a short number of digits (3/0), or at most 11 letters
   *     and digits (5/0)
   */
  static SourceAddress of(String sender) {
    if (sender.startsWith("+")) {
      return new SourceAddress(
          TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, sender.substring(1));
    }
    return sender.chars().allMatch(Character::isDigit)
        ? new SourceAddress(TypeOfNumber.NETWORK_SPECIFIC, NumberingPlanIndicator.UNKNOWN, sender)
        : new SourceAddress(TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, sender);
  }
}
