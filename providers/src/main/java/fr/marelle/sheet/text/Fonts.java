package fr.marelle.sheet.text;

import fr.marelle.sheet.pdf.PdfDocument;
import fr.marelle.sheet.pdf.PdfFont;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;

/** The fonts of one document, and which of them has a character. */
public final class Fonts {
  /** What stands for a character that no font has: a box. */
  static final int MISSING = 0x25A1;

  private final Map<Face, PdfFont> fonts = new EnumMap<>(Face.class);

  /** Brings the fonts of this extension into a document. */
  public Fonts(PdfDocument document) throws IOException {
    for (Face face : Face.values()) {
      String file = "/fr/marelle/sheet/fonts/" + face.font() + ".ttf";
      try (InputStream font = Fonts.class.getResourceAsStream(file)) {
        fonts.put(face, document.embed(font));
      }
    }
  }

  /** The glyph of a character, from another face where its own has none. */
  Piece piece(int codePoint, Style style) {
    PdfFont own = fonts.get(style.face());
    for (PdfFont font : new PdfFont[] {own, fonts.get(Face.REGULAR)}) {
      if (font.has(codePoint)) {
        return Piece.of(font, codePoint, ArabicShaper.unshaped(codePoint), style);
      }
    }
    PdfFont regular = fonts.get(Face.REGULAR);
    return Piece.of(regular, MISSING, Character.toString(MISSING), style);
  }
}
