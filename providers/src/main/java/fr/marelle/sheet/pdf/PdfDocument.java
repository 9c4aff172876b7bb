package fr.marelle.sheet.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A tagged PDF document, written page by page. What is not closed is not a PDF. */
public final class PdfDocument implements AutoCloseable {
  /** Width of an A4 page, in points. */
  public static final double WIDTH = 595.28;

  /** Height of an A4 page, in points. */
  public static final double HEIGHT = 841.89;

  private final PdfFile pdf;
  private final String title;
  private final Locale language;
  private final int pageTree;
  private final int structure;
  private final Tag content;
  private final List<PdfFont> fonts = new ArrayList<>();
  private final List<Integer> pages = new ArrayList<>();
  private final List<Integer> marksOfPages = new ArrayList<>();

  /** Begins a document. */
  public PdfDocument(OutputStream out, String title, Locale language) throws IOException {
    this.pdf = new PdfFile(out);
    this.title = title;
    this.language = language;
    this.pageTree = pdf.reserve();
    this.structure = pdf.reserve();
    this.content = new Tag(pdf, structure, "Document", "");
  }

  /** A font to draw with, of which only the glyphs that are drawn get into the file. */
  public PdfFont embed(FontFile file) {
    PdfFont font = new PdfFont(file, "F" + fonts.size(), pdf.reserve());
    fonts.add(font);
    return font;
  }

  /** The whole of what the document says. */
  public Tag content() {
    return content;
  }

  /** A new page, A4 and upright. */
  public PdfPage page() {
    return new PdfPage(pdf.reserve(), HEIGHT);
  }

  /** Writes a page that is complete. */
  public void write(PdfPage page) throws IOException {
    int stream = pdf.reserve();
    pdf.writeStream(stream, "", page.content().getBytes(StandardCharsets.US_ASCII));
    pdf.write(
        page.object(),
        "<</Type/Page/Parent %s/MediaBox[0 0 %s %s]/StructParents %d/Tabs/S/Contents %s/Resources<</Font<<%s>>>>>>"
            .formatted(
                PdfFile.reference(pageTree),
                PdfText.number(WIDTH),
                PdfText.number(HEIGHT),
                pages.size(),
                PdfFile.reference(stream),
                fonts.stream()
                    .map(font -> "/" + font.resource() + " " + PdfFile.reference(font.object()))
                    .collect(Collectors.joining())));
    pages.add(page.object());
    marksOfPages.add(pdf.write("[" + references(page.marked()) + "]"));
  }

  @Override
  public void close() throws IOException {
    for (PdfFont font : fonts) {
      font.writeTo(pdf);
    }
    content.close();
    StringBuilder marks = new StringBuilder();
    for (int page = 0; page < marksOfPages.size(); page++) {
      marks.append(page).append(' ').append(PdfFile.reference(marksOfPages.get(page))).append(' ');
    }
    pdf.write(
        structure,
        "<</Type/StructTreeRoot/K %s/ParentTreeNextKey %d/ParentTree<</Nums[%s]>>>>"
            .formatted(PdfFile.reference(content.object()), pages.size(), marks));
    pdf.write(
        pageTree, "<</Type/Pages/Count %d/Kids[%s]>>".formatted(pages.size(), references(pages)));
    int metadata = pdf.reserve();
    pdf.writePlainStream(
        metadata, "/Type/Metadata/Subtype/XML", metadata().getBytes(StandardCharsets.UTF_8));
    int catalog =
        pdf.write(
            "<</Type/Catalog/Pages %s/StructTreeRoot %s/MarkInfo<</Marked true>>/Lang %s/ViewerPreferences<</DisplayDocTitle true>>/Metadata %s>>"
                .formatted(
                    PdfFile.reference(pageTree),
                    PdfFile.reference(structure),
                    PdfText.string(language.toLanguageTag()),
                    PdfFile.reference(metadata)));
    pdf.end(catalog, pdf.write("<</Title " + PdfText.string(title) + "/Producer(Marelle)>>"));
  }

  private static String references(List<Integer> objects) {
    return objects.stream().map(PdfFile::reference).collect(Collectors.joining(" "));
  }

  /** Title and language for those who catalogue files (ISO 16684-1). */
  private String metadata() {
    return """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
        <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
        <pdf:Producer>Marelle</pdf:Producer>
        </rdf:Description>
        </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>
        """
        .formatted(escaped(title), language.toLanguageTag());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
