package fr.marelle.sheet;

import fr.marelle.sheet.pdf.PdfDocument;
import fr.marelle.sheet.pdf.PdfPage;
import fr.marelle.sheet.pdf.Tag;
import fr.marelle.sheet.text.Face;
import fr.marelle.sheet.text.Line;
import fr.marelle.sheet.text.Style;
import fr.marelle.sheet.text.Typesetter;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.List;

/** A sheet on an eighth of a page: the essentials, without the text of the template. */
final class Card implements SheetLayout {
  static final int COLUMNS = 2;
  static final int ROWS = 4;

  private static final double CARD_WIDTH = PdfDocument.WIDTH / COLUMNS;
  private static final double CARD_HEIGHT = PdfDocument.HEIGHT / ROWS;
  private static final double MARGIN = 22;
  private static final double MARK = 22;
  private static final double QR = 92;
  private static final double WIDTH = CARD_WIDTH - 2 * MARGIN;
  private static final double LEFT_WIDTH = WIDTH - QR - 8;
  private static final double HEAD_WIDTH = WIDTH - MARK;
  private static final double FOOT = 46;

  private static final Style SCHOOL = new Style(Face.BOLD, 7.5, Palette.MUTED);
  private static final Style NAME = new Style(Face.BOLD, 13.5, Palette.TEXT);
  private static final Style CLASS = new Style(Face.REGULAR, 8, Palette.TEXT);
  private static final Style HINT = new Style(Face.REGULAR, 7, Palette.TEXT);
  private static final Style ADDRESS = new Style(Face.BOLD, 9, Palette.TEXT);

  private static final Fields FIELDS = new Fields(LEFT_WIDTH, 7, 13, 5);

  private final SheetWords words;

  Card(SheetWords words) {
    this.words = words;
  }

  @Override
  public void draw(LoginSheet sheet, SheetTemplate template, Pages pages, int place, Tag tag)
      throws IOException {
    Canvas canvas = pages.current();
    int column = place % COLUMNS;
    int row = place / COLUMNS;
    double left = column * CARD_WIDTH + MARGIN;
    double top = row * CARD_HEIGHT;
    double foot = top + CARD_HEIGHT - FOOT;
    canvas.page().beginDecoration();
    ground(canvas.page(), left, top, foot);
    canvas.page().end();
    double y = head(sheet, canvas, tag, left + MARK, top + 15) + 5;
    FIELDS.draw(FIELDS.set(sheet, words, canvas, false), tag, canvas, left, y);
    double qrTop = y + (foot - y - QR) / 2;
    canvas.qr(tag, words, sheet.start().toString(), left + WIDTH - QR, qrTop, QR);
    foot(sheet, canvas, tag, left, foot + 5);
  }

  private static void ground(PdfPage page, double left, double top, double foot)
      throws IOException {
    Drawing.mark(page, left - 3, top + 18, 20);
    page.fillWith(Palette.EDGE);
    page.fillRounded(left, foot, WIDTH, 1.5, 0.75);
  }

  private double head(LoginSheet sheet, Canvas canvas, Tag tag, double x, double top)
      throws IOException {
    Typesetter typesetter = canvas.typesetter();
    List<Line> school = typesetter.shortened(sheet.school(), SCHOOL, HEAD_WIDTH, 1);
    double y = canvas.text(tag, "P", school, x, top);
    y = canvas.text(tag, "H1", typesetter.shortened(sheet.name(), NAME, HEAD_WIDTH, 2), x, y);
    if (sheet.classes().isEmpty()) {
      return y;
    }
    String named = words.get("class") + " " + sheet.className();
    return canvas.text(tag, "P", typesetter.shortened(named, CLASS, HEAD_WIDTH, 1), x, y);
  }

  private void foot(LoginSheet sheet, Canvas canvas, Tag tag, double x, double top)
      throws IOException {
    String go = MessageFormat.format(words.get("card.address"), sheet.typedAddress());
    double y = canvas.text(tag, "P", canvas.typesetter().whole(go, ADDRESS, WIDTH), x, top);
    String hint = words.get("card." + sheet.kind().value());
    canvas.text(tag, "P", canvas.typesetter().shortened(hint, HINT, WIDTH, 1), x, y);
  }
}
