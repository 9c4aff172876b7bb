package fr.marelle.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.Identifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.keycloak.models.utils.KeycloakModelUtils;

class NobodyTest {
  private static final SecretKey KEY = key("clé d'un royaume");

  @Test
  void everyWayToTypeANameIsTheSameNobody() {
    assertThat(named(" Zoé.Le-Goff ")).isEqualTo(named("zoe.legoff"));
    assertThat(Stream.of("Anne-Marie.X", "anne-marie.x", "annemarie.x", "anne\u2010marie.x"))
        .extracting(NobodyTest::named)
        .containsOnly(named("annemarie.x"));
    assertThat(named("zoe.legoff")).isNotEqualTo(named("noe.legoff"));
  }

  @Test
  void namesThatCollideWithoutTheKeyDoNotWithIt() {
    // Found by trying: the first 16 bits of their SHA-256 are the same.
    String first = "nom0";
    String second =
        IntStream.iterate(1, n -> n + 1)
            .mapToObj(n -> "nom" + n)
            .filter(name -> sha256(name).startsWith(sha256(first).substring(0, 4)))
            .findFirst()
            .orElseThrow();

    assertThat(named(first)).isNotEqualTo(named(second));
    assertThat(named(first).id()).doesNotContain(sha256(first).substring(0, 8));
  }

  @Test
  void anotherRealmsKeyCountsElsewhere() {
    Identifier name = Identifier.of("zoe.legoff").orElseThrow();

    assertThat(Nobody.named(name, KEY)).isNotEqualTo(Nobody.named(name, key("une autre clé")));
  }

  @Test
  void thousandsOfNamesShareNothing() {
    assertThat(IntStream.range(0, 50_000).mapToObj(n -> named("nom" + n).id()))
        .doesNotHaveDuplicates();
  }

  @Test
  void nobodyIsNoAccount() {
    assertThat(Nobody.is(named("zoe.legoff").id())).isTrue();
    assertThat(Nobody.is(KeycloakModelUtils.generateId())).isFalse();
  }

  private static Nobody named(String typed) {
    return Nobody.named(Identifier.of(typed).orElseThrow(), KEY);
  }

  private static SecretKey key(String text) {
    return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
