package fr.marelle.classroom.roster;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.AccountState;
import fr.marelle.code.CodeKind;
import fr.marelle.code.StoredCode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldingsTest {
  private static final Instant NOW = Instant.parse("2026-09-02T08:00:00Z");
  private static final Instant BEFORE = NOW.minusSeconds(60);
  private static final Instant LATER = NOW.plusSeconds(60);

  @Test
  void anActivationCodeIsShownEvenAfterItsTime() {
    Holdings held = Holdings.none().with(code(CodeKind.ACTIVATION, BEFORE, NOW));

    assertThat(held.state(true, NOW)).isEqualTo(AccountState.TO_ACTIVATE);
    assertThat(held.code(NOW)).get().extracting(CodeMark::expired).isEqualTo(true);
  }

  @Test
  void aRenewalCodeCountsWhileItIsValid() {
    Holdings held =
        Holdings.none().withPassword(Instant.EPOCH).with(code(CodeKind.RENEWAL, BEFORE, LATER));

    assertThat(held.state(true, NOW)).isEqualTo(AccountState.RENEWING);
    assertThat(held.state(true, LATER)).isEqualTo(AccountState.ACTIVE);
  }

  @Test
  void aRenewalCodeOlderThanThePasswordIsNoneAnyMore() {
    Holdings held = Holdings.none().withPassword(NOW).with(code(CodeKind.RENEWAL, BEFORE, LATER));

    assertThat(held.code(NOW)).isEmpty();
    assertThat(held.state(true, NOW)).isEqualTo(AccountState.ACTIVE);
  }

  @Test
  void anActivationCodeBesideAPasswordIsNone() {
    Holdings held =
        Holdings.none().withPassword(BEFORE).with(code(CodeKind.ACTIVATION, NOW, LATER));

    assertThat(held.code(NOW)).isEmpty();
    assertThat(held.state(true, NOW)).isEqualTo(AccountState.ACTIVE);
  }

  @Test
  void ofSeveralCodesTheNewestCounts() {
    Holdings held =
        Holdings.none()
            .with(code(CodeKind.ACTIVATION, NOW, LATER))
            .with(code(CodeKind.ACTIVATION, BEFORE, LATER));

    assertThat(held.code(NOW)).get().extracting(CodeMark::issuedAt).isEqualTo(NOW);
  }

  @Test
  void aBlockedAccountIsBlockedWhateverItHas() {
    assertThat(Holdings.none().withPassword(BEFORE).state(false, NOW))
        .isEqualTo(AccountState.BLOCKED);
  }

  private static Holdings.KeptCode code(CodeKind kind, Instant issuedAt, Instant expiresAt) {
    return new Holdings.KeptCode(
        kind, new StoredCode("id-" + issuedAt, issuedAt, Optional.of(expiresAt), null));
  }
}
