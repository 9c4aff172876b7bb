package fr.marelle.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "marie.dupont@exemple.fr",
        "marie+ent@exemple.fr",
        "o'brien@exemple.fr",
        "marie@ecole.ac-lille.fr",
        "marie@école.fr",
        "m@a.fr"
      })
  void anOrdinaryAddressIsKept(String address) {
    assertThat(EmailAddress.read(address, true).value()).contains(address);
  }

  @Test
  void whatSurroundsAPastedAddressIsDroppedAndCapitalsAreLowered() {
    assertThat(EmailAddress.read("\u00a0 Marie.Dupont@Exemple.FR\u200b\n", true).value())
        .contains("marie.dupont@exemple.fr");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "   ", "\u00a0"})
  void anEmptyFieldIsAnErrorOnlyWhereTheAddressIsMandatory(String typed) {
    assertThat(EmailAddress.read(typed, true).error()).contains(ContactError.MISSING_EMAIL);
    assertThat(EmailAddress.read(typed, false).error()).isEmpty();
    assertThat(EmailAddress.read(typed, false).value()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "marie",
        "marie@",
        "@exemple.fr",
        "marie@gmail",
        "marie@.fr",
        "marie@exemple.fr.",
        "marie@exemple..fr",
        "marie@@exemple.fr",
        "marie@exemple.fr@exemple.fr",
        "marie dupont@exemple.fr",
        "marie@exemple.fr, paul@exemple.fr",
        "marie@exemple.fr\r\nBcc: paul@exemple.fr",
        "<script>alert(1)</script>@exemple.fr",
        "a..b@exemple.fr"
      })
  void aMalformedAddressIsRefused(String typed) {
    assertThat(EmailAddress.read(typed, true).error()).contains(ContactError.INVALID_EMAIL);
  }

  @Test
  void anAddressOf254CharactersIsTheLongest() {
    String domain = "@" + "d".repeat(60) + "." + "d".repeat(60) + "." + "d".repeat(60);
    String longest = "m".repeat(64) + domain + ".fff.fr";

    assertThat(longest).hasSize(254);
    assertThat(EmailAddress.read(longest, true).value()).contains(longest);
    assertThat(EmailAddress.read(longest + "f", true).error())
        .contains(ContactError.EMAIL_TOO_LONG);
    assertThat(EmailAddress.read("m".repeat(291) + "@exemple.fr", true).error())
        .contains(ContactError.EMAIL_TOO_LONG);
  }

  @Test
  void blanksBeyondCountAreRefusedBeforeTheyAreLookedAt() {
    String typed = "a" + " ".repeat(100_000) + "b";
    assertTimeoutPreemptively(
        Duration.ofSeconds(1),
        () ->
            assertThat(EmailAddress.read(typed, false).error())
                .contains(ContactError.EMAIL_TOO_LONG));
  }
}
