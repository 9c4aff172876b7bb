package fr.marelle.sheet.pdf;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How PDF writes texts and numbers (ISO 32000-1, 7.3). */
final class PdfText {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private PdfText() {}

  /** Any Unicode text, as a hexadecimal string with a byte order mark. */
  static String string(String text) {
    return "<" + utf16(BYTE_ORDER_MARK + text) + ">";
  }

  static String utf16(String text) {
    return HEX.formatHex(text.getBytes(StandardCharsets.UTF_16BE));
  }

  /** Two hexadecimal bytes. */
  static String glyph(int glyph) {
    return HEX.toHexDigits((short) glyph);
  }

  /** A number with two decimals at most: a hundredth of a point is nowhere to be seen. */
  static String number(double value) {
    return BigDecimal.valueOf(Math.round(value * 100), 2).stripTrailingZeros().toPlainString();
  }
}
