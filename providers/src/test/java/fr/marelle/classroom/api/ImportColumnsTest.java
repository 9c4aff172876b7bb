package fr.marelle.classroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.csv.CsvColumn;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportColumnsTest {
  @Test
  void eachFieldIsFoundByItsName() {
    assertThat(ImportColumns.fieldNames())
        .contains("family-name", "child-first-name", "ignored")
        .extracting(ImportColumns::field)
        .containsExactly(CsvColumn.values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void eachFieldHasALabel(String language) throws IOException {
    Properties messages = new Properties();
    try (Reader reader =
        Files.newBufferedReader(
            Path.of(
                "src/main/resources/theme-resources/messages/messages_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      messages.load(reader);
    }

    assertThat(ImportColumns.fieldNames())
        .allSatisfy(name -> assertThat(messages).containsKey("marelleDirectoryColumn." + name));
  }
}
