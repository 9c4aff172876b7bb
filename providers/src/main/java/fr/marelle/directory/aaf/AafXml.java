package fr.marelle.directory.aaf;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
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
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLResolver;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * The XML of one file, event by event. The DOCTYPE is passed over: neither the DTD that it names
 * nor what it declares is read, and a reference to an entity ends the file.
 */
final class AafXml implements Closeable {
  /** Bytes between two events: a comment, a name, the DOCTYPE. */
  private static final long STEP = 1 << 20;

  /** Elements within elements; AAF has six. */
  private static final int MAX_DEPTH = 16;

  private final String file;
  private final Part part;
  private final Charset encoding;
  private final Allowance bytes;
  private final XMLStreamReader2 xml;
  private int depth;

  /** The file refers to an entity. */
  private static final class EntityException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private AafXml(Part part, Charset encoding, Allowance bytes, XMLStreamReader2 xml) {
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
    Charset encoding;
    try {
      encoding = XmlEncoding.of(buffered, part.name());
    } catch (BrokenPartException e) {
      throw new AafFault(Problem.of(Location.of(part.name()), e.reason()));
    }
    InputStreamReader text =
        new InputStreamReader(
            bytes,
            encoding
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    try {
      XMLStreamReader2 xml = (XMLStreamReader2) factory().createXMLStreamReader(text);
      return new AafXml(part, encoding, bytes, xml);
    } catch (XMLStreamException e) {
      throw fault(part, encoding, new Location(part.name(), 1), e.getNestedException());
    }
  }

  private static XMLInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    // What is wrong with a text is found with its event, not when somebody looks at it.
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setXMLReporter((message, type, information, location) -> {});
    factory.setXMLResolver(AafXml::refuse);
    // Every entity but XML's own is one: what declares it was passed over.
    factory.setProperty(
        WstxInputProperties.P_UNDECLARED_ENTITY_RESOLVER, (XMLResolver) AafXml::refuse);
    return factory;
  }

  private static Object refuse(String publicId, String systemId, String base, String name)
      throws XMLStreamException {
    throw new XMLStreamException(name, new EntityException());
  }

  /** The next event's type, as {@link XMLStreamConstants} has it. */
  int next() throws AafFault, IOException {
    bytes.grant(STEP);
    try {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && ++depth > MAX_DEPTH) {
        throw fault(Reason.TOO_DEEP);
      }
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
      return event;
    } catch (XMLStreamException e) {
      throw fault(e.getNestedException());
    } catch (RuntimeException e) {
      // Parsers answer some malformed input so.
      throw fault(Reason.BROKEN_XML);
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
    return new Location(
        file, Math.max(xml.getLocationInfo().getCurrentLocation().getLineNumber(), 1));
  }

  AafFault fault(Reason reason, String... parameters) {
    return new AafFault(Problem.of(location(), reason, parameters));
  }

  private AafFault fault(Throwable cause) throws IOException {
    return fault(part, encoding, location(), cause);
  }

  private static AafFault fault(Part part, Charset encoding, Location where, Throwable cause)
      throws IOException {
    if (cause instanceof BrokenPartException broken) {
      return new AafFault(Problem.of(where, broken.reason()));
    }
    if (cause instanceof EntityException) {
      return new AafFault(Problem.of(where, Reason.ENTITY_REFUSED));
    }
    if (cause instanceof CharacterCodingException) {
      return new AafFault(
          Problem.of(
              new Location(part.name(), XmlEncoding.firstWrongLine(part, encoding)),
              Reason.WRONG_ENCODING,
              encoding.name()));
    }
    if (cause instanceof IOException disk) {
      throw disk;
    }
    return new AafFault(Problem.of(where, Reason.BROKEN_XML));
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
