package fr.marelle.sheet;

import fr.marelle.sheet.pdf.PdfDocument;
import fr.marelle.sheet.pdf.PdfPage;
import fr.marelle.sheet.pdf.Tag;
import fr.marelle.sheet.text.Face;
import fr.marelle.sheet.text.Line;
import fr.marelle.sheet.text.Style;
import java.io.IOException;
import java.util.List;

/** A sheet that has a page to itself; a long text goes on overleaf. */
final class FullPage implements SheetLayout {
  private static final double MARGIN = 51;
  private static final double WIDTH = PdfDocument.WIDTH - 2 * MARGIN;
  private static final double BOTTOM = PdfDocument.HEIGHT - 45;
  private static final double TOP = 116;
  private static final double QR = 136;
  private static final double PADDING = 18;
  private static final double LARGEST = 12;
  private static final double SMALLEST = 9;

  private static final Style SCHOOL = new Style(Face.BOLD, 14, Palette.TEXT);
  private static final Style LABEL = new Style(Face.REGULAR, 11, Palette.MUTED);
  private static final Style NAME = new Style(Face.BOLD, 26, Palette.TEXT);
  private static final Style CLASS = new Style(Face.REGULAR, 12.5, Palette.TEXT);
  private static final Style HINT = new Style(Face.REGULAR, 8.5, Palette.MUTED);

  private static final PersonLines PERSON = new PersonLines(LABEL, NAME, CLASS, WIDTH);
  private static final Fields FIELDS = new Fields(WIDTH - QR - 3 * PADDING, 10, 20, 10);

  private final SheetWords words;

  FullPage(SheetWords words) {
    this.words = words;
  }

  @Override
  public void draw(LoginSheet sheet, SheetTemplate template, Pages pages, int place, Tag tag)
      throws IOException {
    Canvas canvas = pages.current();
    head(sheet, canvas, tag);
    double y = PERSON.draw(sheet, words, tag, canvas, MARGIN, TOP) + 14;
    y = box(sheet, canvas, tag, y) + 26;
    TemplateLines text =
        TemplateLines.fitted(
            template,
            Placeholder.values(sheet, words),
            canvas.typesetter(),
            WIDTH,
            BOTTOM - y,
            LARGEST,
            SMALLEST);
    new TextFlow(canvas, MARGIN, y, WIDTH, BOTTOM, overleaf(pages)).draw(text, tag);
  }

  private static TextFlow.Overflow overleaf(Pages pages) {
    return new TextFlow.Overflow() {
      @Override
      public Canvas next() throws IOException {
        return pages.next();
      }

      @Override
      public double top() {
        return MARGIN;
      }
    };
  }

  private static void head(LoginSheet sheet, Canvas canvas, Tag tag) throws IOException {
    canvas.page().beginDecoration();
    Drawing.mark(canvas.page(), MARGIN - 4, 42, 44);
    Drawing.strip(canvas.page(), PdfDocument.WIDTH - MARGIN - 150, 40, 150);
    canvas.page().end();
    List<Line> school = canvas.typesetter().shortened(sheet.school(), SCHOOL, WIDTH - 220, 2);
    canvas.text(tag, "P", school, MARGIN + 52, 64 - Line.height(school) / 2);
  }

  private double box(LoginSheet sheet, Canvas canvas, Tag tag, double y) throws IOException {
    List<List<Line>> fields = FIELDS.set(sheet, words, canvas, true);
    List<Line> hint = canvas.typesetter().lines(words.scanHint(sheet), HINT, QR);
    double qrHeight = QR + 5 + Line.height(hint);
    double inside = Math.max(FIELDS.height(fields), qrHeight);
    double height = inside + 2 * PADDING;
    ground(canvas.page(), y, height);
    double fieldsTop = y + PADDING + (inside - FIELDS.height(fields)) / 2;
    FIELDS.draw(fields, tag, canvas, MARGIN + PADDING, fieldsTop);
    double qrLeft = MARGIN + WIDTH - PADDING - QR;
    double qrTop = y + PADDING + (inside - qrHeight) / 2;
    canvas.qr(tag, words, sheet.start().toString(), qrLeft, qrTop, QR);
    canvas.text(tag, "P", hint, qrLeft, qrTop + QR + 5);
    return y + height;
  }

  private static void ground(PdfPage page, double y, double height) throws IOException {
    page.beginDecoration();
    page.fillWith(Palette.TINT);
    page.fillRounded(MARGIN, y, WIDTH, height, 14);
    page.strokeWith(Palette.EDGE, 2);
    page.strokeRounded(MARGIN, y, WIDTH, height, 14);
    page.end();
  }
}
