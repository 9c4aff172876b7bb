package fr.marelle.classroom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileRuleTest {
  @ParameterizedTest
  @ValueSource(strings = {"eleves.csv", "Élèves de l'école (2).CSV", "onde.txt", "a.zip.csv"})
  void tablesAreTakenByTheirNames(String name) {
    assertThat(FileRule.isTable(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".csv",
        "eleves.xlsx",
        "ENT_0590123A_Complet_20260901_Eleve_0000.xml",
        "envoi.zip",
        "../eleves.csv",
        "dossier\\eleves.csv",
        "ele\u0000ves.csv",
        "ele\nves.csv"
      })
  void nothingElseIs(String name) {
    assertThat(FileRule.isTable(name)).isFalse();
  }

  @Test
  void aNameHasAnEnd() {
    assertThat(FileRule.isTable("a".repeat(251) + ".csv")).isTrue();
    assertThat(FileRule.isTable("a".repeat(252) + ".csv")).isFalse();
  }

  @Test
  void aDigestIsWrittenInOneWay() {
    assertThat(FileRule.isDigest("0a".repeat(32))).isTrue();
    assertThat(FileRule.isDigest("0A".repeat(32))).isFalse();
    assertThat(FileRule.isDigest("0a".repeat(31))).isFalse();
  }
}
