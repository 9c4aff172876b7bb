package fr.marelle.sheet;

import fr.marelle.sheet.pdf.Tag;
import fr.marelle.sheet.text.Style;
import fr.marelle.sheet.text.Typesetter;
import java.io.IOException;

/** Whom a sheet is for: the name large, the classes below. */
record PersonLines(Style label, Style name, Style classes, double width) {

  /** Draws them. Returns where they end. */
  double draw(LoginSheet sheet, SheetWords words, Tag tag, Canvas canvas, double x, double y)
      throws IOException {
    Typesetter typesetter = canvas.typesetter();
    double top =
        canvas.text(tag, "P", typesetter.lines(words.get("addressed.to"), label, width), x, y);
    top = canvas.text(tag, "H1", typesetter.shortened(sheet.name(), name, width, 2), x, top);
    if (sheet.classes().isEmpty()) {
      return top;
    }
    String named = words.get("class") + " " + sheet.className();
    return canvas.text(tag, "P", typesetter.shortened(named, classes, width, 2), x, top);
  }
}
