package fr.marelle.classroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConsoleTextsTest {
  private final Properties messages = new Properties();

  @Test
  void only_the_texts_of_the_console_are_told_and_by_their_short_names() {
    messages.setProperty("marelleConsoleSignOut", "Se déconnecter");
    messages.setProperty("marelleLogo", "https://ecole.example/logo.svg");

    assertThat(json())
        .isEqualTo("{\"texts\":{\"signOut\":\"Se déconnecter\"},\"realmName\":\"ENT\"}");
  }

  @Test
  void the_texts_of_a_part_come_apart_and_keep_its_name() {
    messages.setProperty("marelleConsoleImport", "Importer");
    messages.setProperty("marelleImportTitle", "Importer des comptes");

    assertThat(ConsoleTexts.ofPart(messages, Locale.FRENCH, "Import").json("ENT"))
        .isEqualTo("{\"texts\":{\"importTitle\":\"Importer des comptes\"},\"realmName\":\"ENT\"}");
  }

  @Test
  void apostrophes_are_single_and_places_for_values_stay() {
    messages.setProperty("marelleConsoleBy", "par l''enseignant {0}|par {0} enseignants");

    assertThat(json()).contains("par l'enseignant {0}|par {0} enseignants");
  }

  @Test
  void nothing_in_a_text_ends_the_element_around_it() {
    messages.setProperty("marelleConsoleTitle", "</script><script>alert(1)</script>");

    assertThat(json()).doesNotContain("<").contains("\\u003c/script>");
  }

  private String json() {
    return new ConsoleTexts(messages, Locale.FRENCH).json("ENT");
  }
}
