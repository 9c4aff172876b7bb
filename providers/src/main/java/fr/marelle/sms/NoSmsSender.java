package fr.marelle.sms;

/** Where no gateway is configured, or one that can't work. */
final class NoSmsSender implements SmsSender {
  private final String reason;

  /**
   * @param reason for the operator, see {@link SmsAnswer#of}
   */
  NoSmsSender(String reason) {
    this.reason = reason;
  }

  @Override
  public SmsAnswer send(SmsMessage message) {
    return SmsAnswer.of(SmsOutcome.MISCONFIGURED, reason);
  }

  @Override
  public boolean isConfigured() {
    return false;
  }
}
