package fr.marelle.directory.aaf;

import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.value.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as it comes in, element by element. */
final class RequestDraft {
  /** Characters of a request. That of a busy teacher has some thousands. */
  private static final int MAX_SIZE = 1 << 20;

  /** What an element counts beside its characters. */
  private static final int ELEMENT = 16;

  private final AafRequest.Operation operation;
  private final Location location;
  private final Map<String, Said> attributes = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private List<String> values = new ArrayList<>();
  private boolean isOperational;
  private String category = "";
  private String id = "";
  private int size;

  RequestDraft(AafRequest.Operation operation, Location location) {
    this.operation = operation;
    this.location = location;
  }

  /** An element begins. */
  void begin(AafXml xml) {
    text.setLength(0);
    size += ELEMENT;
    switch (xml.name()) {
      case "operationalAttributes" -> isOperational = true;
      case "attr", "modification" -> beginAttribute(xml);
      default -> {}
    }
  }

  /** The element has some text. */
  void text(AafXml xml) {
    size += xml.textLength();
    if (size <= MAX_SIZE) {
      xml.appendText(text);
    }
  }

  /** An element ends. */
  void end(String name) {
    switch (name) {
      case "operationalAttributes" -> isOperational = false;
      case "id" -> id = text.toString();
      case "value" -> endValue();
      default -> {}
    }
    text.setLength(0);
  }

  /** What is wrong with it. */
  List<Problem> problems() {
    return problems;
  }

  /** The request; empty where it was too large to keep. */
  Optional<AafRequest> request(Optional<AafType> typeOfFile) {
    if (size > MAX_SIZE) {
      problems.clear();
      problems.add(Problem.of(location, Reason.ENTRY_TOO_LARGE, Integer.toString(MAX_SIZE)));
      return Optional.empty();
    }
    return Optional.of(
        new AafRequest(
            operation,
            location,
            AafType.named(category).or(() -> typeOfFile),
            category.strip(),
            id,
            attributes));
  }

  private void beginAttribute(AafXml xml) {
    values = new ArrayList<>(1);
    String name = xml.attribute("name");
    String how = xml.attribute("operation");
    size += name.length() + how.length();
    if (isOperational || size > MAX_SIZE) {
      return;
    }
    // An attribute that is added has no operation.
    if (how.isEmpty() || how.equals("replace")) {
      attributes.put(name, Said.of(name, xml.location(), values));
    } else {
      problems.add(Problem.in(name, xml.location(), Reason.UNKNOWN_OPERATION, how));
    }
  }

  private void endValue() {
    if (isOperational) {
      category = text.toString();
    } else if (size <= MAX_SIZE) {
      values.add(text.toString());
    }
  }
}
