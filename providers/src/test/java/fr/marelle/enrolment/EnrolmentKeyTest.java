package fr.marelle.enrolment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class EnrolmentKeyTest {
  private final EnrolmentKey key = key("a");

  @Test
  void theSameEnrolmentAlwaysHasTheSameSixDigits() {
    String nonce = EnrolmentKey.nonce();

    assertThat(key.code("1", nonce)).matches("[0-9]{6}").isEqualTo(key("a").code("1", nonce));
  }

  @Test
  void anotherEnrolmentNumberOrKeyHasAnotherCode() {
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      codes.add(key.code("1", EnrolmentKey.nonce()));
    }
    String nonce = EnrolmentKey.nonce();

    // Of a thousand among a million, two are the same now and then.
    assertThat(codes).hasSizeGreaterThan(980);
    assertThat(key.hash(claim("Nadia", "+33612345678")))
        .isNotEqualTo(key("b").hash(claim("Nadia", "+33612345678")));
    assertThat(Set.of(key.code("1", nonce), key.code("2", nonce), key("b").code("1", nonce)))
        .hasSizeGreaterThan(1);
  }

  @Test
  void whatIsKeptOfAClaimForgivesItsSpellingAndTellsNothing() {
    String hash = key.hash(claim("Nadia", "+33612345678"));

    assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(key.hash(claim("NADÏA", "+33612345678")));
    assertThat(hash).isNotEqualTo(key.hash(claim("Nadia", "+33612345679")));
    assertThat(hash).isNotEqualTo(key.hash(claim("Nadine", "+33612345678")));
  }

  @Test
  void whatIsKeptOfANumberTellsNothing() {
    assertThat(key.hash("+33612345678"))
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(key.hash("+33612345679"))
        .isNotEqualTo(key("b").hash("+33612345678"));
  }

  @Test
  void nothingOfAClaimIsWrittenIntoALog() {
    Claim claim = claim("Nadia", "+33612345678");

    assertThat(claim + " " + claim.names() + " " + Claim.Entries.of(claim))
        .doesNotContain("Nadia")
        .doesNotContain("612345678");
  }

  private static Claim claim(String firstName, String mobile) {
    return new Claim(new Names("Benali", firstName), mobile);
  }

  private static EnrolmentKey key(String secret) {
    return EnrolmentKey.with(new SecretKeySpec(secret.repeat(64).getBytes(UTF_8), "HmacSHA256"));
  }
}
