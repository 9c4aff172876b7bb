package fr.marelle.sheet;

import fr.marelle.sheet.pdf.Tag;
import fr.marelle.sheet.text.Face;
import fr.marelle.sheet.text.Line;
import fr.marelle.sheet.text.Style;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * What has to be typed: identifier, code and address, each large below its name. Nothing of it is
 * ever cut off.
 *
 * @param label size of the names, in points
 * @param value size of what is typed, in points
 * @param gap between two fields, in points
 */
record Fields(double width, double label, double value, double gap) {
  /** Its fields, each a list of lines, for the room that they take to be known before. */
  List<List<Line>> set(LoginSheet sheet, SheetWords words, Canvas canvas, boolean withAddress) {
    List<List<Line>> fields = new ArrayList<>();
    fields.add(field(canvas, words.get("identifier"), sheet.identifier(), value));
    sheet
        .code()
        .ifPresent(
            code -> {
              List<Line> lines = field(canvas, words.codeLabel(code), code.text(), value * 1.2);
              if (code.expiresAt().isPresent()) {
                String until = MessageFormat.format(words.get("valid.until"), words.expiry(code));
                lines.addAll(small(canvas, until));
              }
              fields.add(lines);
            });
    if (withAddress) {
      List<Line> lines = small(canvas, words.get("address"));
      lines.addAll(
          canvas
              .typesetter()
              .whole(
                  sheet.typedAddress(), new Style(Face.BOLD, value * 0.62, Palette.TEXT), width));
      fields.add(lines);
    }
    return fields;
  }

  private List<Line> field(Canvas canvas, String name, String text, double size) {
    List<Line> lines = small(canvas, name);
    lines.addAll(
        canvas.typesetter().whole(text, new Style(Face.TYPEWRITER, size, Palette.TEXT), width));
    return lines;
  }

  private List<Line> small(Canvas canvas, String text) {
    return new ArrayList<>(
        canvas.typesetter().lines(text, new Style(Face.REGULAR, label, Palette.MUTED), width));
  }

  /** The room they take from top to bottom. */
  double height(List<List<Line>> fields) {
    return fields.stream().mapToDouble(Line::height).sum() + gap * (fields.size() - 1);
  }

  /** Draws them below each other. Returns where they end. */
  double draw(List<List<Line>> fields, Tag parent, Canvas canvas, double x, double y)
      throws IOException {
    double top = y;
    for (List<Line> lines : fields) {
      top = canvas.text(parent, "P", lines, x, top) + gap;
    }
    return top - gap;
  }
}
