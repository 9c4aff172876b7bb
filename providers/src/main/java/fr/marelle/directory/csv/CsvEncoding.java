package fr.marelle.directory.csv;

import fr.marelle.directory.archive.Part;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * In which encoding a table is: by its byte order mark, or else by all of its bytes, since the
 * first accent may stand in the last row.
 */
final class CsvEncoding {
  private static final int BUFFER = 1 << 16;

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Charset LATIN_9 = Charset.forName("ISO-8859-15");

  /** Bytes that are letters in ISO-8859-15 (Š š Ž ž Œ œ Ÿ) and signs in windows-1252. */
  private static final String LETTERS_OF_LATIN_9 = "\u00A6\u00A8\u00B4\u00B8\u00BC\u00BD\u00BE";

  private final int[] counts = new int[256];
  private long characters;
  private long errors;
  private int expected;

  private CsvEncoding() {}

  /** Reads all of the file. */
  static Charset of(Part part) throws IOException {
    try (InputStream in = new BufferedInputStream(part.open(), BUFFER)) {
      byte[] mark = in.readNBytes(3);
      if (isMark(mark, 0xEF, 0xBB, 0xBF)) {
        return StandardCharsets.UTF_8;
      }
      if (isMark(mark, 0xFE, 0xFF) || isMark(mark, 0xFF, 0xFE)) {
        return StandardCharsets.UTF_16;
      }
      CsvEncoding seen = new CsvEncoding();
      seen.look(mark, mark.length);
      byte[] bytes = new byte[BUFFER];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        seen.look(bytes, read);
      }
      return seen.encoding();
    }
  }

  /** A few broken bytes do not make another encoding of a file that else is all UTF-8. */
  private Charset encoding() {
    if (errors == 0 || characters > errors) {
      return StandardCharsets.UTF_8;
    }
    return isOfWindows() || !isLatin9() ? WINDOWS : LATIN_9;
  }

  /** Where ISO-8859 has control characters that no file has, windows-1252 has quotes and Œ. */
  private boolean isOfWindows() {
    for (int b = 0x80; b < 0xA0; b++) {
      if (counts[b] > 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isLatin9() {
    return LETTERS_OF_LATIN_9.chars().anyMatch(b -> counts[b] > 0);
  }

  private void look(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      int b = bytes[i] & 0xFF;
      if (b >= 0x80 || expected > 0) {
        counts[b]++;
        follow(b);
      }
    }
  }

  /** Goes along UTF-8: a lead, then as many continuations as it says. */
  private void follow(int b) {
    boolean isContinuation = (b & 0xC0) == 0x80;
    if (expected > 0 && isContinuation) {
      expected--;
      if (expected == 0) {
        characters++;
      }
      return;
    }
    if (expected > 0 || isContinuation) {
      errors++;
    }
    expected = 0;
    if (b >= 0xC2 && b < 0xE0) {
      expected = 1;
    } else if (b >= 0xE0 && b < 0xF0) {
      expected = 2;
    } else if (b >= 0xF0 && b < 0xF5) {
      expected = 3;
    } else if (b >= 0x80 && !isContinuation) {
      errors++;
    }
  }

  private static boolean isMark(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
