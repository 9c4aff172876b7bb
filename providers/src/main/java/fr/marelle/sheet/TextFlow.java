package fr.marelle.sheet;

import fr.marelle.sheet.pdf.Tag;
import fr.marelle.sheet.text.Face;
import fr.marelle.sheet.text.Line;
import fr.marelle.sheet.text.Style;
import java.io.IOException;
import java.util.List;

/** Draws the text of a template into a column, and goes on elsewhere where the column ends. */
final class TextFlow {
  private final double x;
  private final double width;
  private final double bottom;
  private final Overflow overflow;
  private Canvas canvas;
  private double y;

  /** What comes after the end of a column. */
  interface Overflow {
    /** The page with the next column, which is as wide and begins at its top margin. */
    Canvas next() throws IOException;

    /** Where that column begins; negative if there is none, and the text ends in an ellipsis. */
    double top();

    /** No further column. */
    static Overflow none() {
      return new Overflow() {
        @Override
        public Canvas next() {
          throw new IllegalStateException("There is no further column");
        }

        @Override
        public double top() {
          return -1;
        }
      };
    }
  }

  TextFlow(Canvas canvas, double x, double y, double width, double bottom, Overflow overflow) {
    this.canvas = canvas;
    this.x = x;
    this.y = y;
    this.width = width;
    this.bottom = bottom;
    this.overflow = overflow;
  }

  /** Draws the text. Neighbouring items are tagged as one list. */
  void draw(TemplateLines text, Tag parent) throws IOException {
    Tag list = null;
    for (TemplateLines.Paragraph paragraph : text.paragraphs()) {
      boolean item = paragraph.block().role() == Block.Role.ITEM;
      if (!item) {
        list = null;
      } else if (list == null) {
        list = parent.child("L");
      }
      y += paragraph.before();
      boolean complete =
          item ? drawItem(paragraph, list, text.size()) : drawPlain(paragraph, parent, text.size());
      if (!complete) {
        break;
      }
      y += paragraph.height() - paragraph.before() - Line.height(paragraph.lines());
    }
  }

  private boolean drawItem(TemplateLines.Paragraph paragraph, Tag list, double size)
      throws IOException {
    Tag item = list.child("LI");
    if (!startsHere(paragraph)) {
      return false;
    }
    if (!paragraph.marker().isEmpty()) {
      drawMarker(paragraph, item, size);
    }
    return drawLines(paragraph, item.child("LBody"), "LBody", size);
  }

  private boolean drawPlain(TemplateLines.Paragraph paragraph, Tag parent, double size)
      throws IOException {
    String role = paragraph.block().role() == Block.Role.HEADING ? "H2" : "P";
    Tag tag = parent.child(role);
    return startsHere(paragraph) && drawLines(paragraph, tag, role, size);
  }

  /** Makes sure that the first line has its place. Whether it has. */
  private boolean startsHere(TemplateLines.Paragraph paragraph) throws IOException {
    return y + paragraph.lines().get(0).height() <= bottom || turn();
  }

  private boolean turn() throws IOException {
    if (overflow.top() < 0) {
      return false;
    }
    canvas = overflow.next();
    y = overflow.top();
    return true;
  }

  private void drawMarker(TemplateLines.Paragraph paragraph, Tag item, double size)
      throws IOException {
    Line marker = paragraph.marker().get(0);
    double radius = size * 0.82;
    double center = x + paragraph.indent() - size * 1.25;
    double middle = y + paragraph.lines().get(0).height() / 2;
    if (Character.isDigit(paragraph.block().marker().charAt(0))) {
      canvas.page().beginDecoration();
      canvas.page().fillWith(Palette.STEP);
      canvas.page().fillRounded(center - radius, middle - radius, 2 * radius, 2 * radius, radius);
      canvas.page().end();
    }
    canvas.text(
        item, "Lbl", paragraph.marker(), center - marker.width() / 2, middle - marker.height() / 2);
  }

  private boolean drawLines(TemplateLines.Paragraph paragraph, Tag tag, String role, double size)
      throws IOException {
    List<Line> rest = paragraph.lines();
    while (true) {
      double height = rest.get(0).height();
      int fitting = Math.min(rest.size(), (int) ((bottom - y) / height + 0.01));
      if (paragraph.block().role() == Block.Role.NOTE) {
        drawNote(y, fitting * height, size);
      }
      y = canvas.text(tag, rest.subList(0, fitting), role, x + paragraph.indent(), y);
      rest = rest.subList(fitting, rest.size());
      if (rest.isEmpty()) {
        return true;
      }
      if (!turn()) {
        Line ellipsis =
            canvas.typesetter().lines("…", new Style(Face.BOLD, size, Palette.TEXT), width).get(0);
        canvas.text(tag, List.of(ellipsis), role, x + width - ellipsis.width(), y - height / 2);
        return false;
      }
    }
  }

  /** The ground on which a note stands. */
  private void drawNote(double top, double height, double size) throws IOException {
    double padding = size * 0.55;
    canvas.page().beginDecoration();
    canvas.page().fillWith(Palette.TINT);
    canvas.page().fillRounded(x, top - padding, width, height + 2 * padding, 5);
    canvas.page().fillWith(Palette.EDGE);
    canvas.page().fillRounded(x, top - padding, 3, height + 2 * padding, 1.5);
    canvas.page().end();
  }
}
