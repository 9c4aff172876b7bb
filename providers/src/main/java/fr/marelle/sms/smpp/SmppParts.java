package fr.marelle.sms.smpp;

import fr.marelle.sms.GsmAlphabet;
import fr.marelle.sms.Segments;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is submitted for a text: its bytes, and in front of each of several parts the user data
 * header that puts them together (3GPP TS 23.040, 9.2.3.24.1).
 *
 * @param coding the data coding scheme: GSM's default alphabet, or UCS-2
 */
record SmppParts(byte coding, List<byte[]> parts) {
  private static final byte GSM = 0;
  private static final byte UCS2 = 8;
  private static final int HEADER = 6;

  /**
   * Of a text.
   *
   * @param reference tells the parts of one text from those of another
   */
  static SmppParts of(String text, byte reference) {
    Segments segments = Segments.of(text);
    List<byte[]> parts = new ArrayList<>();
    for (String part : segments.texts()) {
      byte[] bytes =
          segments.gsm() ? GsmAlphabet.encode(part) : part.getBytes(StandardCharsets.UTF_16BE);
      parts.add(
          segments.count() == 1
              ? bytes
              : headed(bytes, reference, segments.count(), parts.size() + 1));
    }
    return new SmppParts(segments.gsm() ? GSM : UCS2, List.copyOf(parts));
  }

  private static byte[] headed(byte[] bytes, byte reference, int count, int number) {
    return ByteBuffer.allocate(HEADER + bytes.length)
        .put((byte) (HEADER - 1))
        .put((byte) 0)
        .put((byte) 3)
        .put(reference)
        .put((byte) count)
        .put((byte) number)
        .put(bytes)
        .array();
  }

  boolean isConcatenated() {
    return parts.size() > 1;
  }
}
