package fr.marelle.sheet.text;

import fr.marelle.sheet.pdf.Ink;

/**
 * How a text is drawn.
 *
 * @param size in points
 */
public record Style(Face face, double size, Ink ink) {

  /** The same, larger or smaller. */
  public Style scaled(double factor) {
    return new Style(face, size * factor, ink);
  }

  /** The same with other letters. */
  public Style with(Face other) {
    return new Style(other, size, ink);
  }
}
