package fr.marelle.sheet.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * A font within one document: which of its glyphs are drawn, and the text that they stand for, so
 * that it can be searched, copied and read aloud (ISO 32000-1, 9.7 and 9.10).
 */
public final class PdfFont {
  private static final int MAPPINGS_IN_A_BLOCK = 100;
  private static final int SYMBOLIC = 4;

  private final FontFile file;
  private final String resource;
  private final int object;
  private final Map<Integer, String> texts = new TreeMap<>();

  PdfFont(FontFile file, String resource, int object) {
    this.file = file;
    this.resource = resource;
    this.object = object;
  }

  /** The font as it was before anything was drawn with it. */
  public FontFile file() {
    return file;
  }

  /**
   * Notes that a glyph is drawn.
   *
   * @param text what it stands for; the first text that a glyph came with stays
   */
  void draw(int glyph, String text) {
    texts.putIfAbsent(glyph, text);
  }

  /** Its name on a page. */
  String resource() {
    return resource;
  }

  int object() {
    return object;
  }

  /** Writes what was drawn of it. */
  void writeTo(PdfFile pdf) throws IOException {
    BitSet used = new BitSet();
    texts.keySet().forEach(used::set);
    int program = pdf.reserve();
    byte[] subset = new FontSubset(file, used).bytes();
    pdf.writeStream(program, "/Length1 " + subset.length, subset);
    int unicode = pdf.reserve();
    pdf.writeStream(unicode, "", unicodeMap().getBytes(StandardCharsets.US_ASCII));
    // Six letters before a subset's name are the rule; they differ from font to font.
    String name = "SHEET" + (char) ('A' + object % 26) + "+" + file.name();
    int descendant =
        pdf.write(
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/"
                + name
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                + "/CIDToGIDMap/Identity/DW 0/W["
                + widths()
                + "]/FontDescriptor "
                + PdfFile.reference(pdf.write(descriptor(name, program)))
                + ">>");
    pdf.write(
        object,
        "<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/"
            + name
            + "/DescendantFonts["
            + PdfFile.reference(descendant)
            + "]/ToUnicode "
            + PdfFile.reference(unicode)
            + ">>");
  }

  private String descriptor(String name, int program) {
    int ascent = file.metric("hhea", 4);
    return "<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %s>>"
        .formatted(
            name,
            SYMBOLIC,
            file.metric("head", 36),
            file.metric("head", 38),
            file.metric("head", 40),
            file.metric("head", 42),
            ascent,
            file.metric("hhea", 6),
            ascent,
            PdfFile.reference(program));
  }

  private String widths() {
    StringBuilder widths = new StringBuilder();
    texts.keySet().forEach(glyph -> widths.append(glyph + "[" + file.advance(glyph) + "]"));
    return widths.toString();
  }

  private String unicodeMap() {
    StringBuilder map =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
    int left = texts.size();
    int inBlock = 0;
    for (Map.Entry<Integer, String> mapping : texts.entrySet()) {
      if (inBlock == 0) {
        inBlock = Math.min(left, MAPPINGS_IN_A_BLOCK);
        left -= inBlock;
        map.append(inBlock).append(" beginbfchar\n");
      }
      map.append('<').append(PdfText.glyph(mapping.getKey())).append("> <");
      map.append(PdfText.utf16(mapping.getValue())).append(">\n");
      inBlock--;
      if (inBlock == 0) {
        map.append("endbfchar\n");
      }
    }
    return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        .toString();
  }
}
