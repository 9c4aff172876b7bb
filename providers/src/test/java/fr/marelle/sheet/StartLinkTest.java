package fr.marelle.sheet;

import static fr.marelle.sheet.SheetExamples.ACTIVATION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartLinkTest {

  @Test
  void theFragmentHoldsIdentifierAndCode() {
    assertThat(decoded(StartLink.fragment("zoé.\"x", Optional.of(ACTIVATION))))
        .isEqualTo("{\"i\":\"zoé.\\\"x\",\"c\":\"zbpkzex\"}");
  }

  @Test
  void withoutCodeThereIsTheIdentifierAlone() {
    assertThat(decoded(StartLink.fragment("zoe", Optional.empty()))).isEqualTo("{\"i\":\"zoe\"}");
  }

  @Test
  void nothingInItNeedsToBeEscapedInAnAddress() {
    assertThat(StartLink.fragment("ÿ?>ÿ?>", Optional.of(ACTIVATION))).matches("[A-Za-z0-9_-]+");
  }

  private static String decoded(String fragment) {
    return new String(Base64.getUrlDecoder().decode(fragment), UTF_8);
  }
}
