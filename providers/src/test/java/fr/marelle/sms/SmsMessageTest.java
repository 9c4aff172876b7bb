package fr.marelle.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsMessageTest {

  @Test
  void itTellsNeitherNumberNorText() {
    assertThat(new SmsMessage("+33612345678", "Votre code : 493 271").toString())
        .doesNotContain("336")
        .doesNotContain("493");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0612345678", "+0612345678", "+33 6 12 34 56 78", "+3361234567812345"})
  void aNumberThatIsNotE164IsRefusedWithoutBeingTold(String number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SmsMessage(number, "Bonjour"))
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContainPattern("\\d{4}"));
  }

  @Test
  void aTextIsNeitherEmptyNorEndless() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SmsMessage("+33612345678", " "));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SmsMessage("+33612345678", "x".repeat(1_601)));
  }
}
