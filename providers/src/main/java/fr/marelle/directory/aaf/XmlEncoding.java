package fr.marelle.directory.aaf;

import fr.marelle.directory.archive.Part;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which encoding a file is, by its first bytes (XML 1.0, appendix F). */
final class XmlEncoding {
  private static final int BUFFER = 1 << 13;
  private static final int DECLARATION = 200;

  private static final Pattern ENCODING =
      Pattern.compile(
          "^\\s*<\\?xml[^>]{0,100}?\\sencoding\\s*=\\s*[\"']([^\"'<>]{1,40})[\"']",
          Pattern.CASE_INSENSITIVE);

  private static final List<String> KNOWN =
      List.of("UTF-8", "ISO-8859-15", "ISO-8859-1", "WINDOWS-1252", "US-ASCII");

  private XmlEncoding() {}

  /**
   * Looks, and leaves the stream at the first character: behind a byte order mark.
   *
   * @throws AafFault when it is one that no such file is in
   */
  static Charset of(BufferedInputStream in, String file) throws AafFault, IOException {
    in.mark(BUFFER);
    byte[] start = in.readNBytes(DECLARATION);
    in.reset();
    if (start.length > 2 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB) {
      in.skipNBytes(3);
      return StandardCharsets.UTF_8;
    }
    if (start.length > 1 && (start[0] & 0xFE) == 0xFE && (start[1] & 0xFE) == 0xFE) {
      return StandardCharsets.UTF_16;
    }
    Matcher declared = ENCODING.matcher(new String(start, StandardCharsets.ISO_8859_1));
    if (!declared.find()) {
      return StandardCharsets.UTF_8;
    }
    String name = declared.group(1).strip().toUpperCase(Locale.ROOT);
    if (!KNOWN.contains(name)) {
      throw new AafFault(
          Problem.of(new Location(file, 1), Reason.UNKNOWN_ENCODING, declared.group(1)));
    }
    return Charset.forName(name);
  }

  /** The line with the first bytes that the encoding does not have; reads the file anew. */
  static long firstWrongLine(Part part, Charset encoding) throws IOException {
    CharsetDecoder decoder = encoding.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    CharBuffer text = CharBuffer.allocate(BUFFER);
    long line = 1;
    try (InputStream in = part.open()) {
      boolean isAtEnd = false;
      while (!isAtEnd) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        isAtEnd = read < 0;
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
        CoderResult result = decoder.decode(bytes, text, isAtEnd);
        line += text.flip().chars().filter(c -> c == '\n').count();
        if (result.isError()) {
          return line;
        }
        text.clear();
        bytes.compact();
      }
    }
    return line;
  }
}
