package fr.marelle.sheet.text;

import fr.marelle.sheet.pdf.PdfFont;

/**
 * One glyph.
 *
 * @param codePoint the character that has it
 * @param text what it stands for
 * @param width how far the pen moves, in points
 * @param shift how far from the pen it is drawn, in points: 0 but for marks, which belong to the
 *     letter before them
 */
record Piece(PdfFont font, int codePoint, String text, Style style, double width, double shift) {
  private static final double UNITS = 1000;

  static Piece of(PdfFont font, int codePoint, String text, Style style) {
    return new Piece(
        font, codePoint, text, style, font.advance(codePoint) * style.size() / UNITS, 0);
  }

  /** The same glyph as a mark above or below the middle of a letter. */
  Piece markOf(Piece letter) {
    double middle = font.middle(codePoint) * style.size() / UNITS;
    return new Piece(font, codePoint, text, style, 0, -letter.width / 2 - middle);
  }

  /** Whether both can be drawn in one go. */
  boolean runsOnTo(Piece next) {
    return font.equals(next.font) && style.equals(next.style) && shift == 0 && next.shift == 0;
  }
}
