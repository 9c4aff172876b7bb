package fr.marelle.sheet;

import fr.marelle.sheet.pdf.PdfDocument;
import fr.marelle.sheet.pdf.PdfPage;
import fr.marelle.sheet.pdf.Tag;
import fr.marelle.sheet.text.Face;
import fr.marelle.sheet.text.Line;
import fr.marelle.sheet.text.Style;
import java.io.IOException;
import java.util.List;

/** A sheet on half a page: what has to be typed on the left, the text on the right. */
final class HalfPage implements SheetLayout {
  private static final double HEIGHT = PdfDocument.HEIGHT / 2;
  private static final double MARGIN = 34;
  private static final double BOX = 236;
  private static final double PADDING = 14;
  private static final double ROOM = BOX - 2 * PADDING;
  private static final double QR = 106;
  private static final double BESIDES = 10;
  private static final double TEXT_LEFT = MARGIN + BOX + 18;
  private static final double TEXT_WIDTH = PdfDocument.WIDTH - TEXT_LEFT - MARGIN;
  private static final double TOP = 78;
  private static final double BOTTOM = HEIGHT - 26;
  private static final double LARGEST = 10;
  private static final double SMALLEST = 6;

  private static final Style SCHOOL = new Style(Face.BOLD, 11.5, Palette.TEXT);
  private static final Style LABEL = new Style(Face.REGULAR, 8, Palette.MUTED);
  private static final Style NAME = new Style(Face.BOLD, 16.5, Palette.TEXT);
  private static final Style CLASS = new Style(Face.REGULAR, 9, Palette.TEXT);
  private static final Style HINT = new Style(Face.REGULAR, 8, Palette.MUTED);

  private static final PersonLines PERSON = new PersonLines(LABEL, NAME, CLASS, ROOM);
  private static final Fields FIELDS = new Fields(ROOM, 7.5, 15.5, 4);

  private final SheetWords words;

  HalfPage(SheetWords words) {
    this.words = words;
  }

  @Override
  public void draw(LoginSheet sheet, SheetTemplate template, Pages pages, int place, Tag tag)
      throws IOException {
    Canvas canvas = pages.current();
    double top = place * HEIGHT;
    head(sheet, canvas, tag, top);
    box(sheet, canvas, tag, top + TOP);
    TemplateLines text =
        TemplateLines.fitted(
            template,
            Placeholder.values(sheet, words),
            canvas.typesetter(),
            TEXT_WIDTH,
            BOTTOM - TOP,
            LARGEST,
            SMALLEST);
    new TextFlow(canvas, TEXT_LEFT, top + TOP, TEXT_WIDTH, top + BOTTOM, TextFlow.Overflow.none())
        .draw(text, tag);
  }

  private static void head(LoginSheet sheet, Canvas canvas, Tag tag, double top)
      throws IOException {
    canvas.page().beginDecoration();
    Drawing.mark(canvas.page(), MARGIN - 3, top + 30, 34);
    Drawing.strip(canvas.page(), PdfDocument.WIDTH - MARGIN - 108, top + 29, 108);
    canvas.page().end();
    double room = PdfDocument.WIDTH - 2 * MARGIN - 160;
    List<Line> school = canvas.typesetter().shortened(sheet.school(), SCHOOL, room, 2);
    canvas.text(tag, "P", school, MARGIN + 40, top + 47 - Line.height(school) / 2);
  }

  private void box(LoginSheet sheet, Canvas canvas, Tag tag, double y) throws IOException {
    double height = BOTTOM - TOP;
    ground(canvas.page(), y, height);
    double left = MARGIN + PADDING;
    double top = PERSON.draw(sheet, words, tag, canvas, left, y + 9) + 5;
    top = FIELDS.draw(FIELDS.set(sheet, words, canvas, true), tag, canvas, left, top) + 4;
    double bottom = y + height - PADDING + 2;
    double qr = Math.min(QR, bottom - top);
    canvas.qr(tag, words, sheet.start().toString(), left, bottom - qr, qr);
    List<Line> hint = canvas.typesetter().lines(words.scanHint(sheet), HINT, ROOM - qr - BESIDES);
    double hintTop = bottom - (qr + Line.height(hint)) / 2;
    canvas.text(tag, "P", hint, left + qr + BESIDES, hintTop);
  }

  private static void ground(PdfPage page, double y, double height) throws IOException {
    page.beginDecoration();
    page.fillWith(Palette.TINT);
    page.fillRounded(MARGIN, y, BOX, height, 11);
    page.strokeWith(Palette.EDGE, 1.5);
    page.strokeRounded(MARGIN, y, BOX, height, 11);
    page.end();
  }
}
