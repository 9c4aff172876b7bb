package fr.marelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerFileTest {
  @TempDir private Path folder;

  private List<Answer> read(String table) throws IOException {
    Path file = folder.resolve("answers.csv");
    Files.writeString(file, table);
    return new AnswerFile(Texts.of(Map.of())).read(file);
  }

  @Test
  void theRowsThatAreMarkedAreTheAnswers() throws IOException {
    assertThat(
            read(
                """
                \ufeffQuestion;Compte;Réponse;Texte
                12;abc;;"deux; comptes"
                12;def;x;…
                13;;oui;…
                """))
        .containsExactly(new Answer(12, "def", false), new Answer(13, null, true));
  }

  @Test
  void aSpreadsheetMayPutCommas() throws IOException {
    assertThat(read("Question,Account,Answer\n12,def,x\n"))
        .containsExactly(new Answer(12, "def", false));
  }

  @Test
  void whatIsNoSuchTableIsRefused() {
    assertThatThrownBy(() -> read("Question;Compte;Réponse\n12;def;\n"))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> read("Question;Compte;Réponse\ndouze;def;x\n"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("2");
    assertThatThrownBy(() -> read("Question;Compte;Réponse\n12\n"))
        .isInstanceOf(UsageException.class);
  }
}
