package fr.marelle.sheet.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws one page. Lengths are in points (1/72 inch); the origin is the top left corner, and y grows
 * downwards.
 */
public final class PdfPage {
  /** How far the handles of a Bézier curve are from its ends to look like a quarter circle. */
  private static final double CIRCLE = 0.5523;

  private final int object;
  private final double height;
  private final StringBuilder content = new StringBuilder(4096);
  private final List<Integer> marked = new ArrayList<>();

  PdfPage(int object, double height) {
    this.object = object;
    this.height = height;
  }

  int object() {
    return object;
  }

  String content() {
    return content.toString();
  }

  /** The parts that the page's marked content belongs to, in its order. */
  List<Integer> marked() {
    return marked;
  }

  /** What is drawn from here to {@link #end} says something: it is in the text of that part. */
  public void begin(Tag tag, String role) {
    content.append('/').append(role).append("<</MCID ").append(marked.size()).append(">>BDC\n");
    tag.mark(object, marked.size());
    marked.add(tag.object());
  }

  /** What is drawn from here to {@link #end} is decoration. */
  public void beginDecoration() {
    content.append("/Artifact BMC\n");
  }

  /** Ends what was begun last. */
  public void end() {
    content.append("EMC\n");
  }

  /** The colour of shapes and texts from here on. */
  public void fillWith(Ink ink) {
    content.append(ink.channels()).append(" rg\n");
  }

  /** Colour and width of lines from here on. */
  public void strokeWith(Ink ink, double width) {
    content.append(ink.channels()).append(" RG ").append(number(width)).append(" w []0 d\n");
  }

  /** Lines are dashed from here on, until the next {@link #strokeWith}. */
  public void dash(double length) {
    content.append('[').append(number(length)).append("]0 d\n");
  }

  /** A line from one point to another. */
  public void line(double x1, double y1, double x2, double y2) {
    move(x1, y1, "m");
    move(x2, y2, "l");
    content.append("S\n");
  }

  /** A filled rectangle. */
  public void fillRectangle(double x, double y, double width, double rectangleHeight) {
    append(x, height - y - rectangleHeight, width, rectangleHeight);
    content.append("re f\n");
  }

  /** A filled rectangle with round corners. */
  public void fillRounded(double x, double y, double width, double boxHeight, double radius) {
    rounded(x, y, width, boxHeight, radius);
    content.append("f\n");
  }

  /** The outline of a rectangle with round corners. */
  public void strokeRounded(double x, double y, double width, double boxHeight, double radius) {
    rounded(x, y, width, boxHeight, radius);
    content.append("S\n");
  }

  /** The upper half of an ellipse, filled. */
  public void fillDome(double x, double y, double width, double domeHeight) {
    double middle = x + width / 2;
    double handleX = width / 2 * CIRCLE;
    double bottom = y + domeHeight;
    double handleY = domeHeight * CIRCLE;
    move(x, bottom, "m");
    curve(x, bottom - handleY, middle - handleX, y, middle, y);
    curve(middle + handleX, y, x + width, bottom - handleY, x + width, bottom);
    content.append("f\n");
  }

  /**
   * Dark squares of one size, such as a QR code's.
   *
   * @param rows each a pattern of dark squares
   */
  public void fillSquares(double x, double y, double side, boolean[][] rows) {
    content.append("q ").append(number(side)).append(" 0 0 ").append(number(side)).append(' ');
    append(x, height - y);
    content.append("cm\n");
    for (int row = 0; row < rows.length; row++) {
      int start = -1;
      for (int column = 0; column <= rows[row].length; column++) {
        boolean dark = column < rows[row].length && rows[row][column];
        if (dark && start < 0) {
          start = column;
        } else if (!dark && start >= 0) {
          append(start, -row - 1, column - start, 1);
          content.append("re\n");
          start = -1;
        }
      }
    }
    content.append("f Q\n");
  }

  /**
   * Glyphs of one font, one after the other.
   *
   * @param baseline where they stand
   * @param texts what each of them says
   */
  public void glyphs(
      PdfFont font, double size, double x, double baseline, int[] glyphs, String[] texts) {
    content.append("BT/").append(font.resource()).append(' ').append(number(size)).append(" Tf ");
    append(x, height - baseline);
    content.append("Td<");
    for (int i = 0; i < glyphs.length; i++) {
      font.draw(glyphs[i], texts[i]);
      content.append(PdfText.glyph(glyphs[i]));
    }
    content.append(">Tj ET\n");
  }

  private void rounded(double x, double y, double width, double boxHeight, double radius) {
    double right = x + width;
    double bottom = y + boxHeight;
    double handle = radius * (1 - CIRCLE);
    move(x + radius, y, "m");
    move(right - radius, y, "l");
    curve(right - handle, y, right, y + handle, right, y + radius);
    move(right, bottom - radius, "l");
    curve(right, bottom - handle, right - handle, bottom, right - radius, bottom);
    move(x + radius, bottom, "l");
    curve(x + handle, bottom, x, bottom - handle, x, bottom - radius);
    move(x, y + radius, "l");
    curve(x, y + handle, x + handle, y, x + radius, y);
    content.append("h ");
  }

  private void move(double x, double y, String operator) {
    append(x, height - y);
    content.append(operator).append('\n');
  }

  private void curve(double x1, double y1, double x2, double y2, double x3, double y3) {
    append(x1, height - y1, x2, height - y2, x3, height - y3);
    content.append("c\n");
  }

  private void append(double... numbers) {
    for (double number : numbers) {
      content.append(number(number)).append(' ');
    }
  }

  private static String number(double value) {
    return PdfText.number(value);
  }
}
