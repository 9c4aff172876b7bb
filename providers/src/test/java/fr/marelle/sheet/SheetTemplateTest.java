package fr.marelle.sheet;

import static fr.marelle.sheet.SheetExamples.ACTIVATION;
import static fr.marelle.sheet.SheetExamples.FRENCH;
import static fr.marelle.sheet.SheetExamples.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.sheet.SheetTemplate.Problem;
import fr.marelle.sheet.SheetTemplate.Problem.Reason;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTemplateTest {

  @ParameterizedTest
  @CsvSource({
    "{{school}}, École Jules-Ferry",
    "{{name}}, Thierry Élève",
    "{{firstName}}, Thierry",
    "{{lastName}}, Élève",
    "{{class}}, CM2 A",
    "{{profile}}, élève",
    "{{identifier}}, thierry.eleve",
    "{{code}}, zbpkzex",
    "{{expiry}}, 31 août 2027",
    "{{address}}, ecoles.example.fr",
    "{{ name }}, Thierry Élève",
    "{{nom}}, {{nom}}"
  })
  void aPlaceholderStandsForWhatItNames(String written, String read) {
    assertThat(filled(written, sheet("Thierry", "Élève", ACTIVATION))).isEqualTo(read);
  }

  @Test
  void whatAPersonHasNotIsADash() {
    assertThat(filled("{{code}} {{expiry}}", sheet("Thierry", "Élève", null))).isEqualTo("– –");
  }

  @Test
  void aNameIsNeverTakenForAFormat() {
    assertThat(filled("{{name}}", sheet("**Zoé** {{code}} $1", "<b>", ACTIVATION)))
        .isEqualTo("**Zoé** {{code}} $1 <b>");
  }

  @Test
  void everythingThatIsWrittenIsKept() {
    String written =
        """
        # Titre

        Texte *penché* [lien](http://x) ![image](y) <i>html</i> `code`

        <div>bloc</div>

            code en retrait

        - un
          1. deux
        > note
        """;

    assertThat(
            SheetTemplate.of(written).blocks().stream()
                .flatMap(block -> block.text().stream())
                .map(Block.Inline::text)
                .collect(Collectors.joining("|")))
        .contains("Titre", "penché", "lien", "image", "<i>", "code", "<div>bloc</div>")
        .contains("code en retrait", "un", "deux", "note");
  }

  @Test
  void itemsKeepTheirNumbers() {
    assertThat(SheetTemplate.of("3. trois\n4. quatre\n\n   suite").blocks())
        .extracting(Block::marker)
        .containsExactly("3", "4", "");
  }

  @Test
  void unknownPlaceholdersAreReportedOnceEach() {
    assertThat(SheetTemplate.problems("{{nom}} {{name}} {{prénom}} {{nom}}"))
        .containsExactly(
            new Problem(Reason.UNKNOWN_PLACEHOLDER, "nom"),
            new Problem(Reason.UNKNOWN_PLACEHOLDER, "prénom"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " \n"})
  void anEmptyTextIsNone(String text) {
    assertThat(SheetTemplate.problems(text)).extracting(Problem::reason).containsOnly(Reason.EMPTY);
  }

  @Test
  void eightThousandCharactersAreAllowedAndNotOneMore() {
    assertThat(SheetTemplate.problems("x".repeat(8_000))).isEmpty();
    assertThat(SheetTemplate.problems("x".repeat(8_001)))
        .extracting(Problem::reason)
        .containsExactly(Reason.TOO_LONG);
  }

  @ParameterizedTest
  @EnumSource
  void theTextsThatWeShipAreValid(SheetKind kind) {
    for (SheetLanguage language : SheetLanguage.values()) {
      assertThat(SheetTemplate.problems(DefaultTemplates.text(kind, language))).isEmpty();
    }
  }

  private static String filled(String markdown, LoginSheet sheet) {
    return SheetTemplate.of(markdown).blocks().stream()
        .flatMap(block -> block.text().stream())
        .map(inline -> Placeholder.fill(inline.text(), Placeholder.values(sheet, FRENCH)))
        .collect(Collectors.joining());
  }
}
