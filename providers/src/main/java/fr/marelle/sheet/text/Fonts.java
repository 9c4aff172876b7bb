package fr.marelle.sheet.text;

import fr.marelle.sheet.pdf.FontFile;
import fr.marelle.sheet.pdf.PdfDocument;
import fr.marelle.sheet.pdf.PdfFont;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/** The fonts of one document, and which of them has a character. */
public final class Fonts {
  /** What stands for a character that no font has: a box. */
  static final int MISSING = 0x25A1;

  private final Map<Face, PdfFont> fonts = new EnumMap<>(Face.class);

  /** Brings the fonts of this extension into a document. */
  public Fonts(PdfDocument document) {
    for (Face face : Face.values()) {
      fonts.put(face, document.embed(read(face.font())));
    }
  }

  private static FontFile read(String name) {
    try (InputStream file =
        Fonts.class.getResourceAsStream("/fr/marelle/sheet/fonts/" + name + ".ttf")) {
      return FontFile.read(name, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The glyph of a character, from another face where its own has none. */
  Piece piece(int codePoint, Style style) {
    PdfFont own = fonts.get(style.face());
    for (PdfFont font : new PdfFont[] {own, fonts.get(Face.REGULAR)}) {
      int glyph = font.file().glyph(codePoint);
      if (glyph != 0) {
        return Piece.of(font, glyph, ArabicShaper.unshaped(codePoint), style);
      }
    }
    PdfFont regular = fonts.get(Face.REGULAR);
    return Piece.of(regular, regular.file().glyph(MISSING), Character.toString(MISSING), style);
  }
}
