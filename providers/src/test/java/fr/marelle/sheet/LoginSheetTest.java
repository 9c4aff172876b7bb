package fr.marelle.sheet;

import static fr.marelle.sheet.SheetExamples.ACTIVATION;
import static fr.marelle.sheet.SheetExamples.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoginSheetTest {

  @Test
  void whoeverHasNoNameIsCalledByTheIdentifier() {
    assertThat(sheet(" ", "", ACTIVATION).name()).isEqualTo("thierry.eleve");
  }

  @Test
  void aSheetInALogTellsNoCode() {
    assertThat(sheet("Thierry", "Élève", ACTIVATION).toString())
        .doesNotContain("zbpkzex", "start#");
    assertThat(ACTIVATION.toString()).doesNotContain("zbpkzex");
  }
}
