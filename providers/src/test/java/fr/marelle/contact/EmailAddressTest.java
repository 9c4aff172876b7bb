package fr.marelle.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.utils.EmailValidationUtil;

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

  /** The short way for plain addresses and Keycloak's expressions come to the same. */
  @Test
  void whatIsWellFormedIsWhatKeycloakFindsSo() {
    Random random = new Random(1);
    int wellFormed = 0;
    for (int i = 0; i < 20_000; i++) {
      String address =
          "a"
              + letters(random, "aZ09-._", 5)
              + letters(random, "@@@", 1 + random.nextInt(2))
              + letters(random, "bY18-.", 6)
              + ".fr";
      int at = address.indexOf('@');

      boolean accepted = EmailAddress.read(address, true).error().isEmpty();

      assertThat(accepted)
          .as(address)
          .isEqualTo(
              at == address.lastIndexOf('@')
                  && address.indexOf('.', at) > at + 1
                  && EmailValidationUtil.isValidEmail(address, 64));
      wellFormed += accepted ? 1 : 0;
    }
    assertThat(wellFormed).isBetween(2_000, 18_000);
  }

  private static String letters(Random random, String alphabet, int most) {
    return random
        .ints(random.nextInt(most + 1), 0, alphabet.length())
        .mapToObj(alphabet::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining());
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
