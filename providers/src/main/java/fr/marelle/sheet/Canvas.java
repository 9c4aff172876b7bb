package fr.marelle.sheet;

import fr.marelle.sheet.pdf.PdfPage;
import fr.marelle.sheet.pdf.Tag;
import fr.marelle.sheet.text.Line;
import fr.marelle.sheet.text.Typesetter;
import java.io.IOException;
import java.util.List;

/** Draws texts and pictures on a page together with the tags that say what they are. */
final class Canvas {
  private final Typesetter typesetter;
  private final PdfPage page;

  Canvas(Typesetter typesetter, PdfPage page) {
    this.typesetter = typesetter;
    this.page = page;
  }

  PdfPage page() {
    return page;
  }

  Typesetter typesetter() {
    return typesetter;
  }

  /**
   * Draws lines below each other, as one part of what the document says.
   *
   * @return where they end
   */
  double text(Tag parent, String role, List<Line> lines, double x, double y) throws IOException {
    return text(parent.child(role), lines, role, x, y);
  }

  /** Draws lines below each other, as more of a part. Returns where they end. */
  double text(Tag tag, List<Line> lines, String role, double x, double y) throws IOException {
    page.begin(tag, role);
    double top = y;
    for (Line line : lines) {
      line.draw(page, x, top);
      top += line.height();
    }
    page.end();
    return top;
  }

  /** A QR code on white paper, with its quiet zone within the side. */
  void qr(Tag parent, SheetWords words, String content, double x, double y, double side)
      throws IOException {
    boolean[][] squares = QrCode.of(content);
    double square = side / (squares.length + 8);
    page.begin(parent.figure(words.get("qr.alternative")), "Figure");
    page.fillWith(Palette.PAPER);
    page.fillRounded(x, y, side, side, 4);
    page.fillWith(Palette.TEXT);
    page.fillSquares(x + 4 * square, y + 4 * square, square, squares);
    page.end();
  }
}
