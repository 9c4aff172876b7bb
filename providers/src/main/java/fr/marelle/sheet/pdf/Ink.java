package fr.marelle.sheet.pdf;

/**
 * A colour.
 *
 * @param rgb as in HTML: {@code 0x2a2440}
 */
public record Ink(int rgb) {
  private static final float FULL = 255;

  /** How much red there is, from 0 to 1. */
  float red() {
    return (rgb >> 16 & 0xff) / FULL;
  }

  /** How much green there is, from 0 to 1. */
  float green() {
    return (rgb >> 8 & 0xff) / FULL;
  }

  /** How much blue there is, from 0 to 1. */
  float blue() {
    return (rgb & 0xff) / FULL;
  }
}
