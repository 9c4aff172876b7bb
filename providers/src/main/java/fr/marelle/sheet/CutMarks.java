package fr.marelle.sheet;

import fr.marelle.sheet.pdf.PdfDocument;
import fr.marelle.sheet.pdf.PdfPage;
import fr.marelle.sheet.text.Face;
import fr.marelle.sheet.text.Line;
import fr.marelle.sheet.text.Style;
import java.io.IOException;

/** Where to cut: dashed lines between the sheets of a page, with scissors at their ends. */
final class CutMarks {
  private static final Style SCISSORS = new Style(Face.REGULAR, 11, Palette.CUT);
  private static final double THICKNESS = 0.5;
  private static final double DASH = 3;

  private CutMarks() {}

  /** Draws the lines between so many columns and rows. */
  static void draw(Canvas canvas, int columns, int rows) throws IOException {
    PdfPage page = canvas.page();
    Line scissors = canvas.typesetter().lines("✂", SCISSORS, PdfDocument.WIDTH).get(0);
    page.beginDecoration();
    page.strokeWith(Palette.CUT, THICKNESS);
    page.dash(DASH);
    for (int column = 1; column < columns; column++) {
      double x = column * PdfDocument.WIDTH / columns;
      page.line(x, 0, x, PdfDocument.HEIGHT);
    }
    for (int row = 1; row < rows; row++) {
      double y = row * PdfDocument.HEIGHT / rows;
      page.line(0, y, PdfDocument.WIDTH, y);
      scissors.draw(page, 8, y - scissors.height() / 2 - 0.5);
    }
    page.end();
  }
}
