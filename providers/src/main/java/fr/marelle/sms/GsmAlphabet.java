package fr.marelle.sms;

import java.io.ByteArrayOutputStream;

/**
 * The default alphabet of GSM 03.38 (3GPP TS 23.038, 6.2.1) with its extension table, whose
 * characters take two places.
 */
public final class GsmAlphabet {
  /** A character's place in it is its code; the one at 0x1B is the escape to the extension. */
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
          + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String EXTENSION = "^{}\\[~]|€";
  private static final byte[] EXTENSION_CODES = {
    0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65
  };
  private static final char ESCAPE = 0x1B;

  private GsmAlphabet() {}

  /** How many places a character takes: 1 or 2; 0 where the alphabet lacks it. */
  static int places(int character) {
    if (character == ESCAPE) {
      return 0;
    }
    return BASIC.indexOf(character) >= 0 ? 1 : EXTENSION.indexOf(character) >= 0 ? 2 : 0;
  }

  /** Whether it takes one place. */
  static boolean isBasic(String letter) {
    return letter.codePoints().allMatch(character -> places(character) == 1);
  }

  /** Whether all of the text can be written in it. */
  public static boolean holds(String text) {
    return text.codePoints().allMatch(character -> places(character) > 0);
  }

  /**
   * One byte a place, as SMPP carries it.
   *
   * @throws IllegalArgumentException for a character that the alphabet lacks
   */
  public static byte[] encode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(
            character -> {
              switch (places(character)) {
                case 1 -> bytes.write(BASIC.indexOf(character));
                case 2 -> {
                  bytes.write(ESCAPE);
                  bytes.write(EXTENSION_CODES[EXTENSION.indexOf(character)]);
                }
                default -> throw new IllegalArgumentException("Not in the alphabet of GSM 03.38");
              }
            });
    return bytes.toByteArray();
  }
}
