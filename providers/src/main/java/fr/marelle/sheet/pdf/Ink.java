package fr.marelle.sheet.pdf;

/**
 * A colour.
 *
 * @param rgb as in HTML: {@code 0x2a2440}
 */
public record Ink(int rgb) {
  /** The three channels, each from 0 to 1. */
  String channels() {
    return channel(16) + " " + channel(8) + " " + channel(0);
  }

  private String channel(int shift) {
    return PdfText.number((rgb >> shift & 0xff) / 255.0);
  }
}
