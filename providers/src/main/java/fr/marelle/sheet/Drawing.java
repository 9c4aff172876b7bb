package fr.marelle.sheet;

import fr.marelle.sheet.pdf.Ink;
import fr.marelle.sheet.pdf.PdfPage;
import java.io.IOException;

/** The drawings of the login pages: the hopscotch that is our mark, and a strip of its tiles. */
final class Drawing {
  private static final double MARK = 36;
  private static final double STRIP = 229;
  private static final Ink[] TILES = {
    Palette.EARTH,
    Palette.PEACH,
    Palette.STEP,
    Palette.SAND,
    Palette.RED,
    Palette.SAND,
    Palette.WATER,
    Palette.SKY
  };

  /** Left, top, width and height of each tile. */
  private static final double[][] PLACES = {
    {2, 22, 34, 32}, {40, 22, 34, 32}, {78, 3, 34, 33}, {78, 40, 34, 33},
    {116, 22, 34, 32}, {154, 3, 34, 33}, {154, 40, 34, 33}, {192, 3, 34, 70}
  };

  private Drawing() {}

  /** Our mark in a square of that side. */
  static void mark(PdfPage page, double x, double y, double side) throws IOException {
    double s = side / MARK;
    page.fillWith(Palette.RED);
    page.fillDome(x + 6 * s, y, 24 * s, 9.5 * s);
    page.fillWith(Palette.GOLD);
    page.fillRounded(x + 12.5 * s, y + 10.7 * s, 11 * s, 7.6 * s, 1.6 * s);
    page.fillWith(Palette.STEP);
    page.fillRounded(x + 6 * s, y + 19.5 * s, 11.4 * s, 7.6 * s, 1.6 * s);
    page.fillWith(Palette.RED);
    page.fillRounded(x + 18.6 * s, y + 19.5 * s, 11.4 * s, 7.6 * s, 1.6 * s);
    page.fillWith(Palette.EARTH);
    page.fillRounded(x + 12.5 * s, y + 28.3 * s, 11 * s, 7.6 * s, 1.6 * s);
  }

  /** A strip of tiles, three times as wide as it is high. */
  static void strip(PdfPage page, double x, double y, double width) throws IOException {
    double s = width / STRIP;
    page.strokeWith(Palette.TEXT, 1.6 * s);
    for (int i = 0; i < TILES.length; i++) {
      double[] place = PLACES[i];
      double radius = (i == TILES.length - 1 ? 17 : 5) * s;
      page.fillWith(TILES[i]);
      page.fillRounded(x + place[0] * s, y + place[1] * s, place[2] * s, place[3] * s, radius);
      page.strokeRounded(x + place[0] * s, y + place[1] * s, place[2] * s, place[3] * s, radius);
    }
  }
}
