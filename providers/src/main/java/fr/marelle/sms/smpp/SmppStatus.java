package fr.marelle.sms.smpp;

import fr.marelle.sms.SmsOutcome;
import org.jsmpp.SMPPConstant;

/** What a peer's {@code command_status} means (SMPP 3.4, 5.1.3). */
final class SmppStatus {
  private SmppStatus() {}

  /** For the message. */
  static SmsOutcome outcome(int status) {
    return switch (status) {
      // Not now; it says of each that it has not taken the message.
      case SMPPConstant.STAT_ESME_RSYSERR,
          SMPPConstant.STAT_ESME_RX_T_APPN,
          SMPPConstant.STAT_ESME_RTHROTTLED,
          SMPPConstant.STAT_ESME_RMSGQFUL ->
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

  /** For the operator, as manuals write it: {@code 0x000B}. */
  static String name(int status) {
    return "0x%04X".formatted(status);
  }
}
