package fr.marelle.sheet.text;

import fr.marelle.sheet.pdf.PdfPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A line of text, its glyphs in the order in which they stand, from left to right. */
public final class Line {
  private static final double LEADING = 1.35;
  private static final double ASCENT = 0.98;

  private final List<Piece> pieces;
  private final double size;

  Line(List<Piece> pieces, double size) {
    this.pieces = pieces;
    this.size = size;
  }

  /** How wide it is, in points. */
  public double width() {
    return pieces.stream().mapToDouble(Piece::width).sum();
  }

  /** How much room it takes from top to bottom, in points. */
  public double height() {
    return size * LEADING;
  }

  /** How much room lines take from top to bottom, in points. */
  public static double height(List<Line> lines) {
    return lines.stream().mapToDouble(Line::height).sum();
  }

  /** Draws it with its top left corner there. */
  public void draw(PdfPage page, double x, double top) throws IOException {
    double baseline = top + size * ASCENT;
    double pen = x;
    for (int from = 0, to; from < pieces.size(); from = to) {
      to = from + 1;
      while (to < pieces.size() && pieces.get(from).runsOnTo(pieces.get(to))) {
        to++;
      }
      List<Piece> run = pieces.subList(from, to);
      page.fillWith(run.get(0).style().ink());
      page.text(
          run.get(0).font(),
          run.get(0).style().size(),
          pen + run.get(0).shift(),
          baseline,
          run.stream().mapToInt(Piece::codePoint).toArray(),
          run.stream().map(Piece::text).toArray(String[]::new));
      pen += run.stream().mapToDouble(Piece::width).sum();
    }
  }

  /** The line that these letters make, in this order. */
  static Line of(List<Cluster> clusters, double size) {
    List<Piece> pieces = new ArrayList<>();
    clusters.forEach(cluster -> pieces.addAll(cluster.pieces()));
    return new Line(pieces, size);
  }
}
