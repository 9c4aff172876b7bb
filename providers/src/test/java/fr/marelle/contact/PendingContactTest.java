package fr.marelle.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingContactTest {
  private static final Instant ASKED = Instant.parse("2026-09-01T08:00:00Z");
  private static final Instant SENT = ASKED.plusSeconds(5);

  @Test
  void aCodeIsGoodForHalfAnHourFromWhenItWasSent() {
    PendingContact sent = sent(0);

    assertThat(sent.isOpen(SENT.plus(Duration.ofMinutes(30)).minusSeconds(1))).isTrue();
    assertThat(sent.isExpired(SENT.plus(Duration.ofMinutes(30)).minusSeconds(1))).isFalse();
    assertThat(sent.isExpired(SENT.plus(Duration.ofMinutes(30)))).isTrue();
    assertThat(sent.isOpen(SENT.plus(Duration.ofMinutes(30)).plusSeconds(1))).isFalse();
  }

  @Test
  void fiveTriesUseItUp() {
    assertThat(sent(4).isOpen(SENT)).isTrue();
    assertThat(sent(5).isOpen(SENT)).isFalse();
  }

  @Test
  void whoAsksAgainWithinAMinuteGetsNoOther() {
    assertThat(sent(0).isFresh(ASKED.plusSeconds(59))).isTrue();
    assertThat(sent(0).isFresh(ASKED.plusSeconds(60))).isFalse();
  }

  @Test
  void aCodeThatDoesNotLeaveIsOverdueAfterAMinuteAndGivenUpAfterTwoHours() {
    PendingContact waiting =
        new PendingContact(
            "id",
            "a@exemple.fr",
            Optional.empty(),
            Optional.empty(),
            "nonce",
            ASKED.toEpochMilli(),
            0,
            0,
            0);

    assertThat(waiting.isOverdue(ASKED.plusSeconds(59))).isFalse();
    assertThat(waiting.isOverdue(ASKED.plusSeconds(60))).isTrue();
    assertThat(waiting.isOpen(ASKED.plus(Duration.ofMinutes(119)))).isTrue();
    assertThat(waiting.isOpen(ASKED.plus(Duration.ofHours(2)))).isFalse();
    assertThat(sent(0).isOverdue(ASKED.plusSeconds(600))).isFalse();
  }

  @Test
  void itNeverTellsTheContact() {
    assertThat(sent(0).toString()).doesNotContain("exemple");
  }

  private static PendingContact sent(int tries) {
    return new PendingContact(
        "id",
        "a@exemple.fr",
        Optional.of("b@exemple.fr"),
        Optional.of("0".repeat(64)),
        "nonce",
        ASKED.toEpochMilli(),
        SENT.toEpochMilli(),
        SENT.plus(PendingContact.VALIDITY).toEpochMilli(),
        tries);
  }
}
