package fr.marelle.sheet.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** A tagged PDF document, drawn page by page and then saved. */
public final class PdfDocument implements AutoCloseable {
  /** Width of an A4 page, in points. */
  public static final double WIDTH = 595.28;

  /** Height of an A4 page, in points. */
  public static final double HEIGHT = 841.89;

  private static final float VERSION = 1.7f;
  private static final String PRODUCER = "Marelle";

  private final PDDocument document;
  private final PDStructureTreeRoot structure = new PDStructureTreeRoot();
  private final Tag content = new Tag("Document", structure);
  private final PDResources resources = new PDResources();
  private final ActualTexts texts = new ActualTexts();
  private final Map<Integer, PDParentTreeValue> marksOfPages = new TreeMap<>();

  /** Begins a document. */
  public PdfDocument(String title, Locale language) throws IOException {
    this.document = new PDDocument(IOUtils.createMemoryOnlyStreamCache());
    document.setVersion(VERSION);
    document.getDocumentInformation().setTitle(title);
    document.getDocumentInformation().setProducer(PRODUCER);
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    catalog.setLanguage(language.toLanguageTag());
    catalog.setStructureTreeRoot(structure);
    catalog.setMarkInfo(new PDMarkInfo());
    catalog.getMarkInfo().setMarked(true);
    catalog.setViewerPreferences(new PDViewerPreferences(new COSDictionary()));
    catalog.getViewerPreferences().setDisplayDocTitle(true);
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(metadata(title, language).getBytes(StandardCharsets.UTF_8));
    catalog.setMetadata(metadata);
  }

  /**
   * A font to draw with.
   *
   * @param file in TrueType
   */
  public PdfFont embed(InputStream file) throws IOException {
    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
    document.registerTrueTypeFontForClosing(font);
    // Letters are chosen and measured one by one; a ligature would be narrower than its letters.
    font.setEnableGsub(false);
    return new PdfFont(font, PDType0Font.load(document, font, true));
  }

  /** The whole of what the document says. */
  public Tag content() {
    return content;
  }

  /** A new page, A4 and upright, after those there are. */
  public PdfPage page() throws IOException {
    PDPage page = new PDPage();
    page.setResources(resources);
    COSArray marks = new COSArray();
    page.setStructParents(marksOfPages.size());
    marksOfPages.put(marksOfPages.size(), new PDParentTreeValue(marks));
    document.addPage(page);
    return new PdfPage(document, page, marks, texts);
  }

  /**
   * Writes it all; nothing can be drawn any more.
   *
   * @param out stays open
   */
  public void save(OutputStream out) throws IOException {
    PDNumberTreeNode parents = new PDNumberTreeNode(PDParentTreeValue.class);
    parents.setNumbers(marksOfPages);
    structure.setParentTree(parents);
    structure.setParentTreeNextKey(marksOfPages.size());
    document.save(out);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  /** Title and language for those who catalogue files (ISO 16684-1). */
  private static String metadata(String title, Locale language) {
    return """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
        <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
        <pdf:Producer>%s</pdf:Producer>
        </rdf:Description>
        </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>
        """
        .formatted(escaped(title), language.toLanguageTag(), PRODUCER);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
