package fr.marelle.directory.aaf;

import fr.marelle.directory.archive.BrokenPartException;
import fr.marelle.directory.archive.Part;
import fr.marelle.directory.entry.Entry;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;

/** The requests of one file, one by one. */
final class AafRequests implements Closeable {
  private static final String ROOT = "ficAlimMENESR";

  /** Told once for each, and no more than so many. */
  private static final int MAX_UNKNOWN_ELEMENTS = 20;

  private static final Map<String, AafRequest.Operation> OPERATIONS =
      Map.of(
          "addRequest", AafRequest.Operation.ADD,
          "modifyRequest", AafRequest.Operation.MODIFY,
          "deleteRequest", AafRequest.Operation.DELETE);

  private final AafXml xml;
  private final Optional<AafType> typeOfFile;
  private final Consumer<? super Entry> problems;
  private final Set<String> unknownElements = new HashSet<>();
  private boolean isInside;

  private AafRequests(AafXml xml, Optional<AafType> typeOfFile, Consumer<? super Entry> problems) {
    this.xml = xml;
    this.typeOfFile = typeOfFile;
    this.problems = problems;
  }

  /**
   * Opens a file.
   *
   * @param in its bytes, closed with this
   * @param typeOfFile by its name
   * @param problems told of what does not end the file
   */
  static AafRequests open(
      Part part, InputStream in, Optional<AafType> typeOfFile, Consumer<? super Entry> problems)
      throws AafFault, IOException {
    return new AafRequests(AafXml.open(part, in), typeOfFile, problems);
  }

  /**
   * The next request; empty at the end.
   *
   * @throws AafFault when the rest can't be read
   */
  Optional<AafRequest> next() throws AafFault, IOException {
    try {
      return read();
    } catch (BrokenPartException e) {
      throw xml.fault(e.reason());
    }
  }

  private Optional<AafRequest> read() throws AafFault, IOException {
    for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      String name = xml.name();
      if (!isInside) {
        checkRoot(name);
        continue;
      }
      AafRequest.Operation operation = OPERATIONS.get(name);
      if (operation == null) {
        passOver(name);
        continue;
      }
      Optional<AafRequest> request = request(operation);
      if (request.isPresent()) {
        return request;
      }
    }
    return Optional.empty();
  }

  private void checkRoot(String name) throws AafFault {
    if (!name.equals(ROOT)) {
      throw xml.fault(Reason.WRONG_ROOT, name);
    }
    isInside = true;
  }

  private void passOver(String name) throws AafFault, IOException {
    if (unknownElements.size() < MAX_UNKNOWN_ELEMENTS && unknownElements.add(name)) {
      problems.accept(Problem.of(xml.location(), Reason.UNKNOWN_ELEMENT, name));
    }
    for (int open = 1; open > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        open++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open--;
      }
    }
  }

  /** Empty where it was too large to keep. */
  private Optional<AafRequest> request(AafRequest.Operation operation)
      throws AafFault, IOException {
    RequestDraft draft = new RequestDraft(operation, xml.location());
    for (int open = 1; open > 0; ) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          open++;
          draft.begin(xml);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            draft.text(xml);
        case XMLStreamConstants.END_ELEMENT -> {
          open--;
          draft.end(xml.name());
        }
        default -> {}
      }
    }
    Optional<AafRequest> request = draft.request(typeOfFile);
    draft.problems().forEach(problems);
    return request;
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
