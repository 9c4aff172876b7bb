package fr.marelle.sheet.text;

import java.util.List;

/**
 * A letter with its marks: what no line break divides, and no change of direction.
 *
 * @param end where its text ends in the paragraph's
 */
record Cluster(List<Piece> pieces, int end) {
  double width() {
    return pieces.get(0).width();
  }

  boolean isBlank() {
    return pieces.get(0).text().isBlank();
  }

  boolean endsLine() {
    return pieces.get(0).text().equals("\n");
  }
}
