package fr.marelle.sheet;

import static fr.marelle.sheet.SheetExamples.ACTIVATION;
import static fr.marelle.sheet.SheetExamples.FRENCH;
import static fr.marelle.sheet.SheetExamples.RENEWAL;
import static fr.marelle.sheet.SheetExamples.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetPdfTest {
  private static final int DOTS_PER_INCH = 150;

  @ParameterizedTest
  @EnumSource
  void everySheetNamesPersonIdentifierCodeAndAddress(SheetsPerPage perPage) throws Exception {
    String text = text(pdf(perPage, sheet("Thierry", "Élève", ACTIVATION)));

    assertThat(text)
        .contains("École Jules-Ferry", "Thierry Élève", "CM2 A", "thierry.eleve")
        .contains("Code d’activation", "zbpkzex", "31 août 2027", "ecoles.example.fr");
  }

  @ParameterizedTest
  @EnumSource
  void aSheetWithoutCodeSaysHowToGetHelp(SheetsPerPage perPage) throws Exception {
    String text = text(pdf(perPage, sheet("Thierry", "Élève", null)));

    assertThat(text).contains("thierry.eleve").contains("Mot de passe oublié");
    assertThat(text).doesNotContain("Code d’activation", "Code temporaire");
  }

  @Test
  void aRenewalCodeComesWithItsHour() throws Exception {
    assertThat(text(pdf(SheetsPerPage.EIGHT, sheet("Thierry", "Élève", RENEWAL))))
        .contains("Code temporaire", "k3zrcvcw", "24 novembre 2026 à 11h30");
  }

  @Test
  void theStepsComeInReadingOrder() throws Exception {
    assertThat(text(pdf(SheetsPerPage.ONE, sheet("Thierry", "Élève", ACTIVATION))))
        .containsSubsequence(
            "Ce document s’adresse à",
            "Thierry Élève",
            "Identifiant",
            "Code d’activation",
            "Ma première connexion en 5 étapes",
            "Rendez-vous sur ecoles.example.fr",
            "Choisissez un nouveau mot de passe",
            "Lisez et acceptez",
            "Bonne navigation");
  }

  @ParameterizedTest
  @CsvSource({"ONE, 1, 1", "TWO, 1, 2", "EIGHT, 2, 4"})
  void aPhoneReadsEveryQrCode(SheetsPerPage perPage, int columns, int rows) throws Exception {
    List<LoginSheet> sheets =
        IntStream.rangeClosed(1, perPage.count())
            .mapToObj(n -> sheet("x".repeat(n), "Élève", ACTIVATION))
            .toList();

    assertThat(qrCodes(pdf(perPage, sheets, SheetExamples::standard), columns, rows))
        .containsExactlyElementsOf(sheets.stream().map(sheet -> sheet.start().toString()).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "محمد الأحمدي",
        "שלום כהן",
        "Νίκος Παπαδόπουλος",
        "Иван Щербаков",
        "Zoé 😀",
        "D’Œuvre-Ñandú Łukasz ß",
        "=cmd|' /C calc'!A0"
      })
  void aNameInAnyScriptIsTextAgainWhenCopied(String name) throws Exception {
    for (SheetsPerPage perPage : SheetsPerPage.values()) {
      assertThat(text(pdf(perPage, sheet(name, "", ACTIVATION)))).contains(name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"中文", "🦄", "\uD83D", "\uE000"})
  void aCharacterThatNoFontHasBecomesABox(String unknown) throws Exception {
    assertThat(text(pdf(SheetsPerPage.ONE, sheet("Zoé " + unknown, "Élève", ACTIVATION))))
        .containsPattern("Zoé □+ Élève");
  }

  @Test
  void accentsAreComposedAndThoseWithoutAPlaceOfTheirOwnStayWithTheirLetter() throws Exception {
    String text = text(pdf(SheetsPerPage.ONE, sheet("e\u0301lodie", "x\u0308", ACTIVATION)));

    assertThat(text).contains("élodie").contains("x");
  }

  @ParameterizedTest
  @EnumSource
  void nothingBreaksWithoutNamesAndClass(SheetsPerPage perPage) throws Exception {
    assertThat(text(pdf(perPage, sheet("", "", List.of(), ACTIVATION))))
        .contains("thierry.eleve")
        .doesNotContain("Classe");
  }

  @ParameterizedTest
  @EnumSource
  void aNameOfTwoHundredLettersIsShortenedButNeitherIdentifierNorCode(SheetsPerPage perPage)
      throws Exception {
    LoginSheet sheet = sheet("Jean".repeat(50), "Dupont-".repeat(29), ACTIVATION);

    assertThat(text(pdf(perPage, sheet))).contains("JeanJean", "…", "thierry.eleve", "zbpkzex");
  }

  @Test
  void aLongTextGoesOnOverleaf() throws Exception {
    byte[] pdf = withTemplate(SheetsPerPage.ONE, "lorem ipsum ".repeat(600) + "fin");

    assertThat(pages(pdf)).isEqualTo(2);
    assertThat(text(pdf)).contains("fin");
  }

  @Test
  void aTextThatIsTooLongForHalfAPageEndsVisibly() throws Exception {
    byte[] pdf = withTemplate(SheetsPerPage.TWO, "lorem ipsum ".repeat(600) + "fin");

    assertThat(pages(pdf)).isEqualTo(1);
    assertThat(text(pdf)).contains("…").doesNotContain("fin");
  }

  @Test
  void aClassBeginsOnAPageOfItsOwn() throws Exception {
    List<LoginSheet> sheets =
        List.of(
            sheet("A", "A", List.of("CM1"), ACTIVATION),
            sheet("B", "B", List.of("CM2"), ACTIVATION),
            sheet("C", "C", List.of("CM1"), ACTIVATION));

    assertThat(pages(pdf(SheetsPerPage.EIGHT, sheets, SheetExamples::standard))).isEqualTo(2);
  }

  @Test
  void thePdfHasATitleALanguageAndTagsForThoseWhoListen() throws Exception {
    try (PDDocument document =
        Loader.loadPDF(pdf(SheetsPerPage.ONE, sheet("Thierry", "Élève", ACTIVATION)))) {
      assertThat(document.getDocumentInformation().getTitle())
          .isEqualTo("Fiches de connexion – École Jules-Ferry");
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(roles(document.getDocumentCatalog().getStructureTreeRoot()))
          .containsSubsequence("Document", "Sect", "H1", "Figure", "H2", "L", "LI", "Lbl", "LBody");
    }
  }

  @Test
  void everyFontIsInTheFile() throws Exception {
    try (PDDocument document =
        Loader.loadPDF(pdf(SheetsPerPage.ONE, sheet("Thierry", "Élève", ACTIVATION)))) {
      PDPage page = document.getPage(0);
      for (var name : page.getResources().getFontNames()) {
        PDFont font = page.getResources().getFont(name);
        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
      }
    }
  }

  private static List<String> roles(PDStructureNode node) {
    List<String> roles = new ArrayList<>();
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        roles.add(element.getStructureType());
        roles.addAll(roles(element));
      }
    }
    return roles;
  }

  private static byte[] withTemplate(SheetsPerPage perPage, String markdown) throws Exception {
    SheetTemplate template = SheetTemplate.of(markdown);
    return pdf(perPage, List.of(sheet("Thierry", "Élève", ACTIVATION)), any -> template);
  }

  private static byte[] pdf(SheetsPerPage perPage, LoginSheet sheet) throws Exception {
    return pdf(perPage, List.of(sheet), SheetExamples::standard);
  }

  private static byte[] pdf(
      SheetsPerPage perPage, List<LoginSheet> sheets, Function<LoginSheet, SheetTemplate> templates)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SheetPdf(FRENCH, perPage, SheetOrder.CLASS).write(sheets, templates, out);
    return out.toByteArray();
  }

  private static String text(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
    }
  }

  private static int pages(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }

  /** What a phone reads that is held over one sheet after the other. */
  private static List<String> qrCodes(byte[] pdf, int columns, int rows) throws Exception {
    List<String> codes = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH);
      int width = page.getWidth() / columns;
      int height = page.getHeight() / rows;
      for (int place = 0; place < columns * rows; place++) {
        int left = place % columns * width;
        int top = Math.floorDiv(place, columns) * height;
        int[] pixels = page.getRGB(left, top, width, height, null, 0, width);
        codes.add(
            new QRCodeReader()
                .decode(
                    new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
                    Map.of(DecodeHintType.TRY_HARDER, true))
                .getText());
      }
    }
    return codes;
  }
}
