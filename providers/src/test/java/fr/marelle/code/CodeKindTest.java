package fr.marelle.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeKindTest {
  private static final Optional<Instant> NO_PASSWORD = Optional.empty();
  private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-17T08:00:00Z");

  @Test
  void anActivationCodeIsForAnAccountWithoutPassword() {
    assertThat(CodeKind.ACTIVATION.isFor(NO_PASSWORD)).isTrue();
    assertThat(CodeKind.ACTIVATION.opens(NO_PASSWORD, MONDAY)).isTrue();
    assertThat(CodeKind.ACTIVATION.isFor(Optional.of(MONDAY))).isFalse();
    assertThat(CodeKind.ACTIVATION.opens(Optional.of(MONDAY), TUESDAY)).isFalse();
  }

  @Test
  void aRenewalCodeIsForThePasswordThatTheAccountHadThen() {
    assertThat(CodeKind.RENEWAL.isFor(NO_PASSWORD)).isFalse();
    assertThat(CodeKind.RENEWAL.opens(NO_PASSWORD, MONDAY)).isFalse();
    assertThat(CodeKind.RENEWAL.isFor(Optional.of(MONDAY))).isTrue();
    assertThat(CodeKind.RENEWAL.opens(Optional.of(MONDAY), MONDAY)).isTrue();
    assertThat(CodeKind.RENEWAL.opens(Optional.of(MONDAY), TUESDAY)).isTrue();
  }

  @Test
  void aRenewalCodeEndsWhenThePasswordIsChangedInAnotherWay() {
    assertThat(CodeKind.RENEWAL.opens(Optional.of(TUESDAY), MONDAY)).isFalse();
  }
}
