package fr.marelle.sheet.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/**
 * Draws one page. Lengths are in points (1/72 inch); the origin is the top left corner, and y grows
 * downwards.
 */
public final class PdfPage implements AutoCloseable {
  /** How far the handles of a Bézier curve are from its ends to look like a quarter circle. */
  private static final double CIRCLE = 0.5523;

  private static final COSName SPAN = COSName.getPDFName("Span");
  private static final COSName TABS = COSName.getPDFName("Tabs");

  private final PDPage page;
  private final COSArray marks;
  private final ActualTexts actualTexts;
  private final PDPageContentStream content;

  /**
   * Begins to draw a page.
   *
   * @param marks the parts that the page's marked content belongs to, in its order
   */
  PdfPage(PDDocument document, PDPage page, COSArray marks, ActualTexts actualTexts)
      throws IOException {
    this.page = page;
    this.marks = marks;
    this.actualTexts = actualTexts;
    page.setMediaBox(new PDRectangle((float) PdfDocument.WIDTH, (float) PdfDocument.HEIGHT));
    page.getCOSObject().setName(TABS, "S");
    this.content = new PDPageContentStream(document, page);
  }

  /** What is drawn from here to {@link #end} says something: it is in the text of that part. */
  public void begin(Tag tag, String role) throws IOException {
    content.beginMarkedContent(COSName.getPDFName(role), marks.size());
    tag.mark(page, marks.size());
    marks.add(tag.element());
  }

  /** What is drawn from here to {@link #end} is decoration. */
  public void beginDecoration() throws IOException {
    content.beginMarkedContent(COSName.ARTIFACT);
  }

  /** Ends what was begun last. */
  public void end() throws IOException {
    content.endMarkedContent();
  }

  /** The colour of shapes and texts from here on. */
  public void fillWith(Ink ink) throws IOException {
    content.setNonStrokingColor(ink.red(), ink.green(), ink.blue());
  }

  /** Colour and width of lines from here on. */
  public void strokeWith(Ink ink, double width) throws IOException {
    content.setStrokingColor(ink.red(), ink.green(), ink.blue());
    content.setLineWidth((float) width);
    content.setLineDashPattern(new float[0], 0);
  }

  /** Lines are dashed from here on, until the next {@link #strokeWith}. */
  public void dash(double length) throws IOException {
    content.setLineDashPattern(new float[] {(float) length}, 0);
  }

  /** A line from one point to another. */
  public void line(double x1, double y1, double x2, double y2) throws IOException {
    move(x1, y1);
    lineTo(x2, y2);
    content.stroke();
  }

  /** A filled rectangle with round corners. */
  public void fillRounded(double x, double y, double width, double boxHeight, double radius)
      throws IOException {
    rounded(x, y, width, boxHeight, radius);
    content.fill();
  }

  /** The outline of a rectangle with round corners. */
  public void strokeRounded(double x, double y, double width, double boxHeight, double radius)
      throws IOException {
    rounded(x, y, width, boxHeight, radius);
    content.stroke();
  }

  /** The upper half of an ellipse, filled. */
  public void fillDome(double x, double y, double width, double domeHeight) throws IOException {
    double middle = x + width / 2;
    double handleX = width / 2 * CIRCLE;
    double bottom = y + domeHeight;
    double handleY = domeHeight * CIRCLE;
    move(x, bottom);
    curve(x, bottom - handleY, middle - handleX, y, middle, y);
    curve(middle + handleX, y, x + width, bottom - handleY, x + width, bottom);
    content.fill();
  }

  /**
   * Dark squares of one size, such as a QR code's.
   *
   * @param rows each a pattern of dark squares
   */
  public void fillSquares(double x, double y, double side, boolean[][] rows) throws IOException {
    content.saveGraphicsState();
    content.transform(new Matrix((float) side, 0, 0, (float) side, (float) x, up(y)));
    for (int row = 0; row < rows.length; row++) {
      int start = -1;
      for (int column = 0; column <= rows[row].length; column++) {
        boolean dark = column < rows[row].length && rows[row][column];
        if (dark && start < 0) {
          start = column;
        } else if (!dark && start >= 0) {
          content.addRect(start, -row - 1, column - start, 1);
          start = -1;
        }
      }
    }
    content.fill();
    content.restoreGraphicsState();
  }

  /**
   * Characters of one font, one after the other from left to right.
   *
   * @param baseline where they stand
   * @param codePoints what they look like
   * @param texts what each of them says
   */
  public void text(
      PdfFont font, double size, double x, double baseline, int[] codePoints, String[] texts)
      throws IOException {
    content.beginText();
    content.setFont(font.embedded(), (float) size);
    content.newLineAtOffset((float) x, up(baseline));
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < codePoints.length; i++) {
      String drawn = Character.toString(codePoints[i]);
      if (texts[i].equals(drawn)) {
        plain.append(drawn);
      } else {
        show(plain);
        content.beginMarkedContent(SPAN, actualTexts.of(texts[i]));
        content.showText(drawn);
        content.endMarkedContent();
      }
    }
    show(plain);
    content.endText();
  }

  private void show(StringBuilder plain) throws IOException {
    if (!plain.isEmpty()) {
      content.showText(plain.toString());
      plain.setLength(0);
    }
  }

  /** Ends the page. */
  @Override
  public void close() throws IOException {
    content.close();
  }

  private void rounded(double x, double y, double width, double boxHeight, double radius)
      throws IOException {
    double right = x + width;
    double bottom = y + boxHeight;
    double handle = radius * (1 - CIRCLE);
    move(x + radius, y);
    lineTo(right - radius, y);
    curve(right - handle, y, right, y + handle, right, y + radius);
    lineTo(right, bottom - radius);
    curve(right, bottom - handle, right - handle, bottom, right - radius, bottom);
    lineTo(x + radius, bottom);
    curve(x + handle, bottom, x, bottom - handle, x, bottom - radius);
    lineTo(x, y + radius);
    curve(x, y + handle, x + handle, y, x + radius, y);
    content.closePath();
  }

  private void move(double x, double y) throws IOException {
    content.moveTo((float) x, up(y));
  }

  private void lineTo(double x, double y) throws IOException {
    content.lineTo((float) x, up(y));
  }

  private void curve(double x1, double y1, double x2, double y2, double x3, double y3)
      throws IOException {
    content.curveTo((float) x1, up(y1), (float) x2, up(y2), (float) x3, up(y3));
  }

  /** PDF counts from the bottom of the page. */
  private static float up(double y) {
    return (float) (PdfDocument.HEIGHT - y);
  }
}
