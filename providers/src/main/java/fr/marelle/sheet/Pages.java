package fr.marelle.sheet;

import fr.marelle.sheet.pdf.PdfDocument;
import fr.marelle.sheet.pdf.PdfPage;
import fr.marelle.sheet.pdf.Tag;
import fr.marelle.sheet.text.Typesetter;
import java.io.IOException;

/** The pages of a document, one being drawn at a time. */
final class Pages {
  private final PdfDocument document;
  private final Typesetter typesetter;
  private final Background background;
  private PdfPage page;

  /** What every page begins with. */
  interface Background {
    /** Draws it. */
    void draw(Canvas canvas) throws IOException;
  }

  /** Begins without a page. */
  Pages(PdfDocument document, Typesetter typesetter, Background background) {
    this.document = document;
    this.typesetter = typesetter;
    this.background = background;
  }

  /** What the whole document says. */
  Tag content() {
    return document.content();
  }

  /** Where to draw now. */
  Canvas current() {
    return new Canvas(typesetter, page);
  }

  /** Finishes the page, and begins another. */
  Canvas next() throws IOException {
    finish();
    page = document.page();
    background.draw(current());
    return current();
  }

  /** Finishes the last page. */
  void finish() throws IOException {
    if (page != null) {
      page.close();
      page = null;
    }
  }
}
