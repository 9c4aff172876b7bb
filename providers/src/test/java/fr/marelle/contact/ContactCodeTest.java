package fr.marelle.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactCodeTest {
  private final ContactCode code = with("a key of thirty-two bytes, please");

  @Test
  void aCodeHasSixDigitsAndTwoAreSeldomTheSame() {
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      codes.add(code.make("ada", ContactKind.MOBILE, "+33612345678", "nonce" + i));
    }

    assertThat(codes).hasSizeGreaterThan(95).allMatch(one -> one.matches("[0-9]{6}"));
  }

  @Test
  void itIsTheSameAtEachSendingAndAnotherForAnotherNonceAccountContactOrKey() {
    String made = code.make("ada", ContactKind.MOBILE, "+33612345678", "nonce");

    assertThat(code.make("ada", ContactKind.MOBILE, "+33612345678", "nonce")).isEqualTo(made);
    assertThat(
            Set.of(
                made,
                code.make("ada", ContactKind.MOBILE, "+33612345678", "another"),
                code.make("bob", ContactKind.MOBILE, "+33612345678", "nonce"),
                code.make("ada", ContactKind.EMAIL, "+33612345678", "nonce"),
                code.make("ada", ContactKind.MOBILE, "+33612345679", "nonce"),
                with("another key of thirty-two bytes!!")
                    .make("ada", ContactKind.MOBILE, "+33612345678", "nonce")))
        .hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"012345", " 012 345 ", "012-345", "01.23.45", "0\u00a012345", "٠١٢٣٤٥"})
  void itIsReadHoweverItIsSpaced(String typed) {
    assertThat(ContactCode.read(typed)).contains("012345");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "01234",
        "0123456",
        "01234x",
        "O12345",
        "012345012345012345012345012345012345012345"
      })
  void anythingElseIsNoCode(String typed) {
    assertThat(ContactCode.read(typed)).isEmpty();
  }

  @Test
  void whatIsKeptProvesOneContactOfOneAccountOnly() {
    String kept = code.hash("ada", ContactKind.EMAIL, "ada@exemple.fr", "012345");

    assertThat(kept).hasSize(64).doesNotContain("012345");
    assertThat(code.hash("ada", ContactKind.EMAIL, "ada@exemple.fr", "012345")).isEqualTo(kept);
    assertThat(code.hash("bob", ContactKind.EMAIL, "ada@exemple.fr", "012345")).isNotEqualTo(kept);
    assertThat(code.hash("ada", ContactKind.MOBILE, "ada@exemple.fr", "012345")).isNotEqualTo(kept);
    assertThat(code.hash("ada", ContactKind.EMAIL, "bob@exemple.fr", "012345")).isNotEqualTo(kept);
    assertThat(code.hash("ada", ContactKind.EMAIL, "ada@exemple.fr", "012346")).isNotEqualTo(kept);
    assertThat(
            with("another key of thirty-two bytes!!")
                .hash("ada", ContactKind.EMAIL, "ada@exemple.fr", "012345"))
        .isNotEqualTo(kept);
  }

  private static ContactCode with(String key) {
    return ContactCode.with(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
  }
}
