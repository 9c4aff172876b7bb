package fr.marelle.sheet;

import fr.marelle.sheet.text.Face;
import fr.marelle.sheet.text.Line;
import fr.marelle.sheet.text.Span;
import fr.marelle.sheet.text.Style;
import fr.marelle.sheet.text.Typesetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The text of a template, filled in for one person and set in lines.
 *
 * @param size of its letters, in points
 */
record TemplateLines(double size, List<Paragraph> paragraphs) {
  private static final double HEADING = 1.35;
  private static final double BETWEEN = 0.5;
  private static final double INDENT = 2.2;
  private static final double NOTE_PADDING = 0.9;

  /**
   * One paragraph.
   *
   * @param before room above it, in points
   * @param indent from the left, in points
   * @param marker what stands before it; empty for nothing
   */
  record Paragraph(Block block, double before, double indent, List<Line> marker, List<Line> lines) {
    double height() {
      return before + Line.height(lines) + after();
    }

    private double after() {
      return block.role() == Block.Role.NOTE ? before * 0.6 : 0;
    }
  }

  static TemplateLines set(
      SheetTemplate template,
      Map<String, String> values,
      Typesetter typesetter,
      double width,
      double size) {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (Block block : template.blocks()) {
      boolean heading = block.role() == Block.Role.HEADING;
      Style style =
          new Style(
              heading ? Face.BOLD : Face.REGULAR, heading ? size * HEADING : size, Palette.TEXT);
      double indent = indent(block, size);
      double padding = block.role() == Block.Role.NOTE ? size * NOTE_PADDING : 0;
      List<Span> text =
          block.text().stream()
              .map(
                  inline ->
                      new Span(
                          Placeholder.fill(inline.text(), values),
                          inline.face() == Face.REGULAR ? style : style.with(inline.face())))
              .toList();
      List<Line> lines = typesetter.lines(text, width - indent - padding);
      if (!lines.isEmpty()) {
        boolean first = paragraphs.isEmpty();
        double before = size * (heading && !first ? 2 * BETWEEN : BETWEEN);
        paragraphs.add(
            new Paragraph(
                block,
                block.role() == Block.Role.NOTE ? size * 1.3 : first ? 0 : before,
                indent,
                marker(block, typesetter, size),
                lines));
      }
    }
    return new TemplateLines(size, paragraphs);
  }

  private static double indent(Block block, double size) {
    return switch (block.role()) {
      case ITEM -> size * INDENT * block.depth();
      case NOTE -> size * NOTE_PADDING;
      case HEADING, PARAGRAPH -> 0;
    };
  }

  private static List<Line> marker(Block block, Typesetter typesetter, double size) {
    if (block.marker().isEmpty()) {
      return List.of();
    }
    boolean numbered = Character.isDigit(block.marker().charAt(0));
    Style style = new Style(Face.BOLD, size * 0.9, numbered ? Palette.PAPER : Palette.STEP);
    return typesetter.lines(List.of(new Span(block.marker(), style)), size * INDENT);
  }

  double height() {
    return paragraphs.stream().mapToDouble(Paragraph::height).sum();
  }

  /** As large as it fits into that height, else the smallest. */
  static TemplateLines fitted(
      SheetTemplate template,
      Map<String, String> values,
      Typesetter typesetter,
      double width,
      double height,
      double largest,
      double smallest) {
    for (double size = largest; size > smallest; size -= 0.5) {
      TemplateLines lines = set(template, values, typesetter, width, size);
      if (lines.height() <= height) {
        return lines;
      }
    }
    return set(template, values, typesetter, width, smallest);
  }
}
