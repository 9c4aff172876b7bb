package fr.marelle.hand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FormCheckTest {
  private final FormCheck check =
      new FormCheck(Clock.fixed(Instant.parse("2026-09-01T08:00:00Z"), ZoneOffset.UTC));

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    check.name(Form.FIRST_NAME, " \u00a0 ");
    check.name(Form.LAST_NAME, "a".repeat(256));
    check.birthDate("2027-01-01", true);
    check.email("pas une adresse");
    check.mobile("12");

    assertThat(check.faults())
        .extracting(Fault::field)
        .containsExactly("firstName", "lastName", "birthDate", "email", "mobile");
    assertThatThrownBy(check::require)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Refused.FAULTS));
  }

  @Test
  void whatIsRightIsKeptAsItIsKept() {
    assertThat(check.name(Form.FIRST_NAME, "  Jean   Noël ")).contains("Jean Noël");
    assertThat(check.birthDate(" 2015-06-02 ", true)).contains("2015-06-02");
    assertThat(check.birthDate("", false)).isEmpty();
    assertThat(check.email(" Moi@B.example ")).contains("moi@b.example");
    assertThat(check.mobile("06 12 34 56 78")).contains("+33612345678");
    assertThat(check.faults()).isEmpty();
  }

  @Test
  void aNameWithoutALetterIsNone() {
    check.name(Form.LAST_NAME, "123");
    check.name(Form.LAST_NAME, "Mar\u0000tin");
    assertThat(check.faults())
        .extracting(Fault::messageKey)
        .containsExactly("marelleHandNameInvalid", "marelleHandNameInvalid");
  }
}
