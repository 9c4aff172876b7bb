package fr.marelle.sheet.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A TrueType font: which glyph a character has, and how wide it is.
 *
 * <p>By the OpenType specification; of the tables {@code cmap}, only the one for all of Unicode
 * (format 12) is read.
 */
public final class FontFile {
  /** The widths that PDF speaks of are in thousandths of the font's size. */
  static final int UNITS = 1000;

  private static final int UNICODE_FULL = 12;
  private static final int GROUP_LENGTH = 12;

  private final String name;
  private final ByteBuffer data;
  private final Map<String, Table> tables = new HashMap<>();
  private final int characters;
  private final int metrics;
  private final int unitsPerEm;

  private record Table(int offset, int length) {}

  private FontFile(String name, ByteBuffer data) {
    this.name = name;
    this.data = data;
    int count = data.getShort(4);
    for (int i = 0, entry = 12; i < count; i++, entry += 16) {
      byte[] tag = new byte[4];
      data.get(entry, tag);
      tables.put(
          new String(tag, StandardCharsets.US_ASCII),
          new Table(data.getInt(entry + 8), data.getInt(entry + 12)));
    }
    this.characters = unicodeTable();
    this.metrics = unsigned("hhea", 34);
    this.unitsPerEm = unsigned("head", 18);
  }

  /**
   * Reads a font.
   *
   * @param name its PostScript name
   * @throws IllegalArgumentException if it has no table for all of Unicode
   */
  public static FontFile read(String name, InputStream file) throws IOException {
    return new FontFile(name, ByteBuffer.wrap(file.readAllBytes()));
  }

  String name() {
    return name;
  }

  /** The glyph of that character; 0 where the font has none. */
  public int glyph(int codePoint) {
    int low = 0;
    int high = data.getInt(characters + 12) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int group = characters + 16 + middle * GROUP_LENGTH;
      if (codePoint < data.getInt(group)) {
        high = middle - 1;
      } else if (codePoint > data.getInt(group + 4)) {
        low = middle + 1;
      } else {
        return data.getInt(group + 8) + codePoint - data.getInt(group);
      }
    }
    return 0;
  }

  /** How far the pen moves, in thousandths of the font's size. */
  public int advance(int glyph) {
    return scaled(unsigned("hmtx", 4 * Math.min(glyph, metrics - 1)));
  }

  /** Where the middle of a glyph's outline is from its origin, in thousandths of the size. */
  public int middle(int glyph) {
    byte[] outline = outline(glyph);
    return outline.length == 0
        ? 0
        : scaled((ByteBuffer.wrap(outline).getShort(2) + ByteBuffer.wrap(outline).getShort(6)) / 2);
  }

  /** A signed 16-bit number of a table, in thousandths of the font's size. */
  int metric(String table, int at) {
    return scaled(data.getShort(tables.get(table).offset() + at));
  }

  int glyphs() {
    return unsigned("maxp", 4);
  }

  boolean has(String table) {
    return tables.containsKey(table);
  }

  byte[] table(String table) {
    Table place = tables.get(table);
    return bytes(place.offset(), place.length());
  }

  /** The outline of a glyph; empty for a blank. */
  byte[] outline(int glyph) {
    int start = outlineStart(glyph);
    return bytes(tables.get("glyf").offset() + start, outlineStart(glyph + 1) - start);
  }

  private int outlineStart(int glyph) {
    boolean isLong = unsigned("head", 50) == 1;
    return isLong
        ? data.getInt(tables.get("loca").offset() + 4 * glyph)
        : 2 * unsigned("loca", 2 * glyph);
  }

  private byte[] bytes(int offset, int length) {
    byte[] bytes = new byte[length];
    data.get(offset, bytes);
    return bytes;
  }

  private int unsigned(String table, int at) {
    return Short.toUnsignedInt(data.getShort(tables.get(table).offset() + at));
  }

  private int scaled(int fontUnits) {
    return Math.round((float) fontUnits * UNITS / unitsPerEm);
  }

  private int unicodeTable() {
    int cmap = tables.get("cmap").offset();
    int count = data.getShort(cmap + 2);
    for (int i = 0; i < count; i++) {
      int table = cmap + data.getInt(cmap + 4 + 8 * i + 4);
      if (data.getShort(table) == UNICODE_FULL) {
        return table;
      }
    }
    throw new IllegalArgumentException(name + " has no table for all of Unicode");
  }
}
