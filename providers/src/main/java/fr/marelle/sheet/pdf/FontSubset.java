package fr.marelle.sheet.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * A font with the outlines of some glyphs only. Glyphs keep their numbers: those left out are
 * blanks, which compress to next to nothing.
 */
final class FontSubset {
  private static final int COMPONENTS = 10;
  private static final int ARGUMENTS_ARE_WORDS = 0x0001;
  private static final int HAS_SCALE = 0x0008;
  private static final int MORE_COMPONENTS = 0x0020;
  private static final int HAS_TWO_SCALES = 0x0040;
  private static final int HAS_MATRIX = 0x0080;

  private final FontFile font;
  private final BitSet kept;

  FontSubset(FontFile font, BitSet used) {
    this.font = font;
    this.kept = (BitSet) used.clone();
    kept.set(0);
    for (int glyph = kept.nextSetBit(0); glyph >= 0; glyph = kept.nextSetBit(glyph + 1)) {
      keepComponents(font.outline(glyph));
    }
  }

  /** A glyph may be put together of others; these of more in turn, which may come before it. */
  private void keepComponents(byte[] outline) {
    if (outline.length == 0) {
      return;
    }
    ByteBuffer glyph = ByteBuffer.wrap(outline);
    if (glyph.getShort(0) >= 0) {
      return;
    }
    int at = COMPONENTS;
    int flags;
    do {
      flags = glyph.getShort(at);
      int component = Short.toUnsignedInt(glyph.getShort(at + 2));
      if (!kept.get(component)) {
        kept.set(component);
        keepComponents(font.outline(component));
      }
      at += 4 + ((flags & ARGUMENTS_ARE_WORDS) != 0 ? 4 : 2) + scaleLength(flags);
    } while ((flags & MORE_COMPONENTS) != 0);
  }

  private static int scaleLength(int flags) {
    if ((flags & HAS_SCALE) != 0) {
      return 2;
    }
    if ((flags & HAS_TWO_SCALES) != 0) {
      return 4;
    }
    return (flags & HAS_MATRIX) != 0 ? 8 : 0;
  }

  /** The font file, with the tables that ISO 32000-1, 9.9 asks for. */
  byte[] bytes() {
    Map<String, byte[]> tables = new TreeMap<>();
    for (String copied : new String[] {"cvt ", "fpgm", "hhea", "maxp", "prep"}) {
      if (font.has(copied)) {
        tables.put(copied, font.table(copied));
      }
    }
    tables.put("head", head());
    tables.put("hmtx", widths());
    ByteBuffer starts = ByteBuffer.allocate(4 * (font.glyphs() + 1));
    tables.put("glyf", outlines(starts));
    tables.put("loca", starts.array());
    return assemble(tables);
  }

  private byte[] head() {
    ByteBuffer head = ByteBuffer.wrap(font.table("head"));
    head.putInt(8, 0);
    head.putShort(50, (short) 1);
    return head.array();
  }

  private byte[] widths() {
    byte[] widths = font.table("hmtx");
    int metrics = Short.toUnsignedInt(ByteBuffer.wrap(font.table("hhea")).getShort(34));
    for (int glyph = 0; glyph < metrics - 1; glyph++) {
      if (!kept.get(glyph)) {
        ByteBuffer.wrap(widths).putInt(4 * glyph, 0);
      }
    }
    return widths;
  }

  private byte[] outlines(ByteBuffer starts) {
    ByteArrayOutputStream outlines = new ByteArrayOutputStream();
    for (int glyph = 0; glyph < font.glyphs(); glyph++) {
      starts.putInt(outlines.size());
      if (kept.get(glyph)) {
        outlines.writeBytes(padded(font.outline(glyph)));
      }
    }
    starts.putInt(outlines.size());
    return outlines.toByteArray();
  }

  private static byte[] assemble(Map<String, byte[]> tables) {
    int count = tables.size();
    int power = Integer.highestOneBit(count);
    int offset = 12 + 16 * count;
    int length = offset + tables.values().stream().mapToInt(t -> padded(t).length).sum();
    ByteBuffer file = ByteBuffer.allocate(length);
    file.putInt(0x00010000).putShort((short) count).putShort((short) (16 * power));
    file.putShort((short) Integer.numberOfTrailingZeros(power));
    file.putShort((short) (16 * (count - power)));
    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
      byte[] content = padded(table.getValue());
      file.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
      file.putInt(checksum(content)).putInt(offset).putInt(table.getValue().length);
      file.put(offset, content);
      offset += content.length;
    }
    return file.array();
  }

  private static int checksum(byte[] content) {
    ByteBuffer words = ByteBuffer.wrap(content);
    int sum = 0;
    while (words.hasRemaining()) {
      sum += words.getInt();
    }
    return sum;
  }

  private static byte[] padded(byte[] content) {
    return Arrays.copyOf(content, (content.length + 3) & ~3);
  }
}
