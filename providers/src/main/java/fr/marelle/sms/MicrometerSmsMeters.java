package fr.marelle.sms;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * Counters beside Keycloak's own: {@code marelle_sms_messages_total}, {@code
 * marelle_sms_segments_total}, {@code marelle_sms_credits_total}, {@code
 * marelle_sms_withheld_total}, {@code marelle_sms_receipts_total}, {@code
 * marelle_sms_alarms_total}.
 */
final class MicrometerSmsMeters implements SmsMeters {
  private static final String REALM = "realm";
  private static final String GATEWAY = "gateway";

  private final MeterRegistry registry;

  MicrometerSmsMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void answered(String realm, String gateway, SmsAnswer answer, int segments) {
    Counter.builder("marelle.sms.messages")
        .description("Text messages handed to a gateway")
        .tags(REALM, realm, GATEWAY, gateway, "outcome", answer.outcome().value())
        .register(registry)
        .increment();
    if (answer.outcome() == SmsOutcome.SENT || answer.outcome() == SmsOutcome.UNCERTAIN) {
      Counter.builder("marelle.sms.segments")
          .description("Parts of text messages that were, or may have been, paid for")
          .tags(REALM, realm, GATEWAY, gateway)
          .register(registry)
          .increment(segments);
    }
    answer
        .credits()
        .ifPresent(
            credits ->
                Counter.builder("marelle.sms.credits")
                    .description("What gateways say that it cost, each in its own unit")
                    .tags(REALM, realm, GATEWAY, gateway)
                    .register(registry)
                    .increment(SmsMeters.units(credits)));
  }

  @Override
  public void withheld(String realm, Withheld reason) {
    Counter.builder("marelle.sms.withheld")
        .description("Text messages that no gateway was asked to send")
        .tags(REALM, realm, "reason", reason.value())
        .register(registry)
        .increment();
  }

  @Override
  public void receipt(String realm, String gateway, SmsReceipt.Status status) {
    Counter.builder("marelle.sms.receipts")
        .description("Delivery receipts")
        .tags(REALM, realm, GATEWAY, gateway, "status", status.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }

  @Override
  public void alarm(String realm) {
    Counter.builder("marelle.sms.alarms")
        .description("Alarms because too few of the codes that were sent were used")
        .tags(REALM, realm)
        .register(registry)
        .increment();
  }
}
