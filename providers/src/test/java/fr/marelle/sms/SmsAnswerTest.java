package fr.marelle.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsAnswerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Message 'code abcd1234' to 06.12.34.56.78 refused",
        "Invalid +33612345678",
        "06 12 34 56 78",
        "06-12-34",
        "493271",
        "abcd1234",
        "code abcd1234",
        "status 400 4932",
        "",
        "<html>"
      })
  void whatMayBeANumberOrACodeIsNoReason(String said) {
    assertThat(SmsAnswer.of(SmsOutcome.REFUSED, said).reason()).isEmpty();
    assertThat(GatewayWord.of(said)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no answer in time", "status 503", "400 INVALID_SIGNATURE", "0x000B", "-3"})
  void whatIsCertainlyNoneIsOne(String said) {
    assertThat(SmsAnswer.of(SmsOutcome.REFUSED, said).reason()).contains(said);
  }

  @Test
  void ofAGatewaysWordsOneIsKept() {
    assertThat(GatewayWord.of(" 21211\n")).contains("21211");
    assertThat(GatewayWord.of("hard_bounce")).contains("hard_bounce");
    assertThat(GatewayWord.of("not enough")).isEmpty();
    assertThat(GatewayWord.of("x".repeat(41))).isEmpty();
    assertThat(SmsReceipt.of("1", SmsReceipt.Status.FAILED, "+33612345678").code()).isEmpty();
    assertThat(SmsAnswer.of(SmsOutcome.REFUSED, "x ".repeat(500)).reason()).isEmpty();
  }

  /** A code of letters alone looks like a word. */
  @Test
  void whatStandsInTheTextOrIsTheNumberIsNotKept() {
    SmsMessage message = new SmsMessage("+33612345678", "Votre code est abcdefgh.");

    assertThat(SmsAnswer.of(SmsOutcome.REFUSED, "bad ABCDEFGH").silentAbout(message).reason())
        .isEmpty();
    assertThat(SmsAnswer.of(SmsOutcome.REFUSED, "BAD_CODE").silentAbout(message).reason())
        .contains("BAD_CODE");
    assertThat(SmsAnswer.sent("33612345678-1").silentAbout(message).messageId()).isEmpty();
    assertThat(SmsAnswer.sent("1511882900176220").silentAbout(message).messageId())
        .contains("1511882900176220");
  }

  @Test
  void anIdThatIsNoneIsNotKept() {
    assertThat(SmsAnswer.sent("x".repeat(101)).messageId()).isEmpty();
    assertThat(SmsAnswer.sent(" ").messageId()).isEmpty();
    assertThat(SmsAnswer.sent("the text itself").messageId()).isEmpty();
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
