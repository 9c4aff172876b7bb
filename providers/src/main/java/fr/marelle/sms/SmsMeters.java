package fr.marelle.sms;

import java.math.BigDecimal;

/** Counts for the operator; realm and gateway are names that an administrator gave. */
public interface SmsMeters {

  /** A gateway was asked. */
  void answered(String realm, String gateway, SmsAnswer answer, int segments);

  /** No gateway was asked. */
  void withheld(String realm, Withheld reason);

  /** A receipt came. */
  void receipt(String realm, String gateway, SmsReceipt.Status status);

  /** Too few codes were used. */
  void alarm(String realm);

  /** Where the server has no metrics. */
  SmsMeters NONE =
      new SmsMeters() {
        @Override
        public void answered(String realm, String gateway, SmsAnswer answer, int segments) {}

        @Override
        public void withheld(String realm, Withheld reason) {}

        @Override
        public void receipt(String realm, String gateway, SmsReceipt.Status status) {}

        @Override
        public void alarm(String realm) {}
      };

  /** What is counted where a gateway did not say what it cost. */
  static double units(BigDecimal credits) {
    return credits.signum() < 0 ? 0 : credits.doubleValue();
  }
}
