package fr.marelle.sheet;

import fr.marelle.sheet.pdf.Tag;
import java.io.IOException;

/** How a sheet looks that takes a certain part of a page. */
interface SheetLayout {
  /**
   * Draws a sheet.
   *
   * @param place which part of the page, from 0 on, row by row
   * @param tag the part of the document that the sheet is
   */
  void draw(LoginSheet sheet, SheetTemplate template, Pages pages, int place, Tag tag)
      throws IOException;
}
