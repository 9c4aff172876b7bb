package fr.marelle.sheet.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphTable;
import org.apache.fontbox.ttf.HorizontalMetricsTable;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A font of one document, of which only the glyphs that are drawn get into the file. */
public final class PdfFont {
  /** The widths that PDF speaks of are in thousandths of the font's size. */
  private static final float UNITS = 1000;

  private final CmapLookup characters;
  private final HorizontalMetricsTable advances;
  private final GlyphTable outlines;
  private final int unitsPerEm;
  private final PDType0Font embedded;

  PdfFont(TrueTypeFont file, PDType0Font embedded) throws IOException {
    this.characters = file.getUnicodeCmapLookup();
    this.advances = file.getHorizontalMetrics();
    this.outlines = file.getGlyph();
    this.unitsPerEm = file.getUnitsPerEm();
    this.embedded = embedded;
  }

  PDType0Font embedded() {
    return embedded;
  }

  /** Whether it has a glyph for that character. */
  public boolean has(int codePoint) {
    return characters.getGlyphId(codePoint) != 0;
  }

  /** How far a character moves the pen, in thousandths of the font's size. */
  public int advance(int codePoint) {
    return scaled(advances.getAdvanceWidth(characters.getGlyphId(codePoint)));
  }

  /** Where the middle of a character's outline is from its origin, in thousandths of the size. */
  public int middle(int codePoint) {
    try {
      BoundingBox outline = outlines.getGlyph(characters.getGlyphId(codePoint)).getBoundingBox();
      return scaled((outline.getLowerLeftX() + outline.getUpperRightX()) / 2);
    } catch (IOException e) {
      throw new UncheckedIOException("The font is in memory", e);
    }
  }

  private int scaled(float fontUnits) {
    return Math.round(fontUnits * UNITS / unitsPerEm);
  }
}
