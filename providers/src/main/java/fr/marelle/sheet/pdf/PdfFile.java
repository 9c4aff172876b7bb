package fr.marelle.sheet.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** The objects of a PDF file, each written as soon as it is known (ISO 32000-1, 7.5). */
final class PdfFile {
  private final OutputStream out;
  private long length;
  private long[] places = new long[1024];
  private int objects;

  PdfFile(OutputStream out) throws IOException {
    this.out = out;
    print("%PDF-1.7\n%");
    // Four bytes above 127 tell those who carry the file that it isn't text.
    writeBytes(new byte[] {(byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n'});
  }

  /** A number for an object that is written later, so that others can refer to it. */
  int reserve() {
    objects++;
    if (objects >= places.length) {
      places = Arrays.copyOf(places, 2 * places.length);
    }
    return objects;
  }

  static String reference(int object) {
    return object + " 0 R";
  }

  void write(int object, String body) throws IOException {
    places[object] = length;
    print(object + " 0 obj\n" + body + "\nendobj\n");
  }

  int write(String dictionary) throws IOException {
    int object = reserve();
    write(object, dictionary);
    return object;
  }

  /**
   * Writes a compressed stream.
   *
   * @param entries of its dictionary besides length and filter
   */
  void writeStream(int object, String entries, byte[] content) throws IOException {
    byte[] compressed = compress(content);
    places[object] = length;
    print(
        object
            + " 0 obj\n<<"
            + entries
            + "/Filter/FlateDecode/Length "
            + compressed.length
            + ">>\nstream\n");
    writeBytes(compressed);
    print("\nendstream\nendobj\n");
  }

  /** Writes the stream as it is: some must be readable without decoding. */
  void writePlainStream(int object, String entries, byte[] content) throws IOException {
    places[object] = length;
    print(object + " 0 obj\n<<" + entries + "/Length " + content.length + ">>\nstream\n");
    writeBytes(content);
    print("\nendstream\nendobj\n");
  }

  /** Writes the table of all objects; nothing may follow. */
  void end(int catalog, int information) throws IOException {
    long table = length;
    StringBuilder end = new StringBuilder("xref\n0 " + (objects + 1) + "\n0000000000 65535 f \n");
    for (int object = 1; object <= objects; object++) {
      String place = Long.toString(places[object]);
      end.append("0".repeat(10 - place.length())).append(place).append(" 00000 n \n");
    }
    end.append("trailer\n<</Size ").append(objects + 1);
    end.append("/Root ").append(reference(catalog));
    end.append("/Info ").append(reference(information));
    end.append(">>\nstartxref\n").append(table).append("\n%%EOF\n");
    print(end.toString());
    out.flush();
  }

  private static byte[] compress(byte[] content) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(content.length / 2 + 64);
    Deflater deflater = new Deflater();
    try (DeflaterOutputStream stream = new DeflaterOutputStream(compressed, deflater)) {
      stream.write(content);
    } finally {
      deflater.end();
    }
    return compressed.toByteArray();
  }

  private void print(String text) throws IOException {
    writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void writeBytes(byte[] bytes) throws IOException {
    out.write(bytes);
    length += bytes.length;
  }
}
