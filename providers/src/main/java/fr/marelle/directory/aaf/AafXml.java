package fr.marelle.directory.aaf;

import fr.marelle.directory.archive.Allowance;
import fr.marelle.directory.archive.BrokenPartException;
import fr.marelle.directory.archive.Part;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The XML of one file, event by event. The DOCTYPE is passed over: neither the DTD that it names
 * nor what it declares is read, and a reference to an entity ends the file. The JDK's own parser,
 * whatever else is on the class path.
 */
final class AafXml implements Closeable {
  /** Bytes between two events: a comment, a name, the DOCTYPE. */
  private static final long STEP = 1 << 20;

  /** Elements within elements; AAF has six. */
  private static final int MAX_DEPTH = 16;

  /** Different names in a file, all of which the parser remembers; AAF has some twenty. */
  private static final int MAX_NAMES = 1_000;

  private final String file;
  private final Part part;
  private final Charset encoding;
  private final Allowance bytes;
  private final XMLStreamReader xml;
  private final Set<String> names = new HashSet<>();
  private int depth;

  private AafXml(Part part, Charset encoding, Allowance bytes, XMLStreamReader xml) {
    this.file = part.name();
    this.part = part;
    this.encoding = encoding;
    this.bytes = bytes;
    this.xml = xml;
  }

  /**
   * Opens a file.
   *
   * @param in its bytes, closed with this
   */
  static AafXml open(Part part, InputStream in) throws AafFault, IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    Allowance bytes = new Allowance(buffered, Reason.TOO_LONG_MARKUP);
    bytes.grant(STEP);
    try {
      Charset encoding = XmlEncoding.of(buffered, part.name());
      InputStreamReader text =
          new InputStreamReader(
              bytes,
              encoding
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT));
      XMLStreamReader xml = factory().createXMLStreamReader(text);
      return new AafXml(part, encoding, bytes, xml);
    } catch (BrokenPartException e) {
      throw new AafFault(Problem.of(Location.of(part.name()), e.reason()));
    } catch (XMLStreamException e) {
      throw new AafFault(Problem.of(new Location(part.name(), 1), Reason.BROKEN_XML));
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setXMLReporter((message, type, information, location) -> {});
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is read from elsewhere");
        });
    return factory;
  }

  /** The next event's type, as {@link XMLStreamConstants} has it. */
  int next() throws AafFault, IOException {
    bytes.grant(STEP);
    try {
      int event = xml.next();
      if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw fault(Reason.ENTITY_REFUSED);
      }
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> begin();
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.PROCESSING_INSTRUCTION -> meet(xml.getPITarget());
        default -> {}
      }
      return event;
    } catch (XMLStreamException e) {
      throw fault(e.getNestedException());
    } catch (RuntimeException e) {
      // The JDK's parser answers some malformed input so.
      throw fault(Reason.BROKEN_XML);
    }
  }

  private void begin() throws AafFault {
    if (++depth > MAX_DEPTH) {
      throw fault(Reason.TOO_DEEP);
    }
    meet(xml.getLocalName());
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      meet(xml.getAttributeLocalName(i));
    }
  }

  private void meet(String name) throws AafFault {
    if (names.add(name) && names.size() > MAX_NAMES) {
      throw fault(Reason.TOO_LONG_MARKUP);
    }
  }

  /** The element that the event is about. */
  String name() {
    return xml.getLocalName();
  }

  /** An XML attribute of the element that begins; empty where it is not there. */
  String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  /** Appends the text of the event. */
  void appendText(StringBuilder text) {
    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
  }

  int textLength() {
    return xml.getTextLength();
  }

  /** Where the event ends. */
  Location location() {
    return new Location(file, Math.max(xml.getLocation().getLineNumber(), 1));
  }

  AafFault fault(Reason reason, String... parameters) {
    return new AafFault(Problem.of(location(), reason, parameters));
  }

  private AafFault fault(Throwable cause) throws IOException {
    if (cause instanceof BrokenPartException broken) {
      return fault(broken.reason());
    }
    if (cause instanceof CharacterCodingException) {
      return new AafFault(
          Problem.of(
              new Location(file, XmlEncoding.firstWrongLine(part, encoding)),
              Reason.WRONG_ENCODING,
              encoding.name()));
    }
    if (cause instanceof IOException disk) {
      throw disk;
    }
    return fault(Reason.BROKEN_XML);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
