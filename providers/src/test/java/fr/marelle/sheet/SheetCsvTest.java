package fr.marelle.sheet;

import static fr.marelle.sheet.SheetExamples.ACTIVATION;
import static fr.marelle.sheet.SheetExamples.FRENCH;
import static fr.marelle.sheet.SheetExamples.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetCsvTest {

  @Test
  void aSpreadsheetFindsEncodingColumnsAndRows() throws Exception {
    assertThat(csv(sheet("Thierry", "Élève", ACTIVATION)))
        .isEqualTo(
            "\uFEFFÉtablissement;Classe;Nom;Prénom;Profil;Identifiant;Code;Type de code;"
                + "Valable jusqu’au;Adresse de l’ENT\r\n"
                + "École Jules-Ferry;CM2 A;Élève;Thierry;élève;thierry.eleve;zbpkzex;activation;"
                + "31 août 2027;https://ecoles.example.fr/\r\n");
  }

  @Test
  void anActiveAccountHasNoCodeInIt() throws Exception {
    assertThat(csv(sheet("Thierry", "Élève", null))).contains(";thierry.eleve;;;;https");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", " =1", "＝1"})
  void aFormulaIsText(String formula) throws Exception {
    assertThat(csv(sheet("Zoé", formula, ACTIVATION))).contains(";'" + formula + ";");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t=1", "\r=1", "\n=1"})
  void aFormulaBehindAControlIsTextToo(String formula) throws Exception {
    assertThat(csv(sheet("Zoé", formula, ACTIVATION))).contains(";\"'" + formula + "\";");
  }

  @Test
  void quotesSemicolonsCommasAndLineBreaksStayInTheirCell() throws Exception {
    assertThat(csv(sheet("Zoé \"Zou\"; dite, \r\n Z", "D’Artagnan-O'Neil", ACTIVATION)))
        .contains(";D’Artagnan-O'Neil;\"Zoé \"\"Zou\"\"; dite, \r\n Z\";");
  }

  private static String csv(LoginSheet sheet) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SheetCsv(FRENCH, SheetOrder.NAME).write(List.of(sheet), out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
