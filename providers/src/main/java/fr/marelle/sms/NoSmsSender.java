package fr.marelle.sms;

/** Where no gateway is configured. */
final class NoSmsSender implements SmsSender {
  @Override
  public SmsOutcome send(SmsMessage message) {
    return SmsOutcome.MISCONFIGURED;
  }

  @Override
  public boolean isConfigured() {
    return false;
  }
}
