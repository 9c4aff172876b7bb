package fr.marelle.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"https://ecoles.example.fr", "http://localhost:8080/ent?x=1", " HTTPS://a.fr/ "})
  void aWebAddressIsOne(String address) {
    assertThat(EntAddress.web(address)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "//ecoles.example.fr",
        "ecoles.example.fr",
        "https:",
        "https:///x",
        "https://user:secret@ecoles.example.fr",
        "https://ecoles.example.fr/ x",
        "mailto:a@example.fr",
        ""
      })
  void nothingElseBecomesALink(String address) {
    assertThat(EntAddress.web(address)).isEmpty();
  }
}
