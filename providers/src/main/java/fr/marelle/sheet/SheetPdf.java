package fr.marelle.sheet;

import fr.marelle.sheet.pdf.PdfDocument;
import fr.marelle.sheet.text.Fonts;
import fr.marelle.sheet.text.Typesetter;
import java.io.IOException;
import java.io.OutputStream;
import java.text.MessageFormat;
import java.util.List;
import java.util.function.Function;

/** Writes sheets as a PDF document to print and to hand out. */
public final class SheetPdf {
  private final SheetWords words;
  private final SheetsPerPage perPage;
  private final SheetOrder order;

  public SheetPdf(SheetWords words, SheetsPerPage perPage, SheetOrder order) {
    this.words = words;
    this.perPage = perPage;
    this.order = order;
  }

  /**
   * Writes the sheets.
   *
   * @param sheets one at least
   * @param templates the text for a sheet
   * @param out stays open
   */
  public void write(
      List<LoginSheet> sheets, Function<LoginSheet, SheetTemplate> templates, OutputStream out)
      throws IOException {
    List<LoginSheet> sorted = order.sort(sheets);
    String title = MessageFormat.format(words.get("document.title"), sorted.get(0).school());
    try (PdfDocument document = new PdfDocument(title, words.language())) {
      Typesetter typesetter = new Typesetter(new Fonts(document), words.language());
      Pages pages = new Pages(document, typesetter, perPage::background);
      SheetLayout layout = perPage.layout(words);
      int place = 0;
      for (int i = 0; i < sorted.size(); i++) {
        LoginSheet sheet = sorted.get(i);
        if (place == 0) {
          pages.next();
        }
        layout.draw(sheet, templates.apply(sheet), pages, place, pages.content().child("Sect"));
        boolean last = i + 1 == sorted.size();
        place =
            last || order.separates(sheet, sorted.get(i + 1)) ? 0 : (place + 1) % perPage.count();
      }
      pages.finish();
      document.save(out);
    }
  }
}
