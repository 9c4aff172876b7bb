package fr.marelle.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmsAnswerTest {
  @Test
  void aReasonTellsNeitherNumberNorCode() {
    assertThat(
            SmsAnswer.of(SmsOutcome.REFUSED, "Invalid +33612345678: \"code 493271\" {x}").reason())
        .contains("Invalid …: code … x");
    assertThat(SmsAnswer.of(SmsOutcome.REFUSED, "x".repeat(500)).reason().orElseThrow())
        .hasSize(SmsAnswer.MAX_REASON);
  }

  @Test
  void anIdThatIsNoneIsNotKept() {
    assertThat(SmsAnswer.sent("x".repeat(101)).messageId()).isEmpty();
    assertThat(SmsAnswer.sent(" ").messageId()).isEmpty();
    assertThat(SmsAnswer.sent(null).messageId()).isEmpty();
  }

  @Test
  void aShortSecretHoldsNothing() {
    ReceiptRequest request =
        new ReceiptRequest("https://ent.example", "short", Optional.empty(), Map.of(), "");

    assertThat(request.holds("short")).isFalse();
    assertThat(request.toString()).doesNotContain("short");
  }

  @Test
  void theAlarmWaitsForEnoughAndForFewerThanItsShare() {
    SmsBudget.Alarm alarm = new SmsBudget.Alarm(Duration.ofHours(1), 50, 30);

    assertThat(alarm.isDue(49, 0)).isFalse();
    assertThat(alarm.isDue(50, 14)).isTrue();
    assertThat(alarm.isDue(50, 15)).isFalse();
    assertThat(new SmsBudget.Alarm(Duration.ofHours(1), 1, 0).isDue(1_000, 0)).isFalse();
  }
}
