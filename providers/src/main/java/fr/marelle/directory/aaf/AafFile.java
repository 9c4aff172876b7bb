package fr.marelle.directory.aaf;

import fr.marelle.directory.archive.BrokenPartException;
import fr.marelle.directory.archive.ReadBytes;
import fr.marelle.directory.entry.Entry;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.RemovalEntry;
import fr.marelle.directory.entry.RemovalEntry.Subject;
import fr.marelle.directory.value.Said;
import fr.marelle.directory.value.ValueReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One file that is being read. */
final class AafFile implements Closeable {
  private final AafRequests requests;
  private final String academy;
  private final ValueReader values;
  private final AafPeople people;
  private final AafSchools schools;
  private final AafNomenclatures nomenclatures;
  private final Consumer<Entry> entries;

  private AafFile(AafRequests requests, String academy, Consumer<Entry> entries) {
    this.requests = requests;
    this.academy = academy;
    this.values = new ValueReader(entries);
    this.people = new AafPeople(academy, entries);
    this.schools = new AafSchools(entries);
    this.nomenclatures = new AafNomenclatures(entries);
    this.entries = entries;
  }

  /**
   * Begins to read a file.
   *
   * @param entries told what the file says
   */
  static AafFile open(
      AafPart part, AafSettings settings, ReadBytes progress, Consumer<Entry> entries)
      throws AafFault, IOException {
    Optional<AafFileName> name = part.name();
    String academy =
        name.flatMap(one -> ValueReader.uai(one.sender()))
            .flatMap(Academy::of)
            .or(settings::academy)
            .orElseThrow(() -> fault(part, Reason.UNKNOWN_ACADEMY));
    if (part.file().size() == 0) {
      throw fault(part, Reason.EMPTY_FILE);
    }
    InputStream bytes;
    try {
      bytes = progress.of(part.file());
    } catch (BrokenPartException e) {
      throw fault(part, e.reason());
    }
    boolean isOpen = false;
    try {
      AafRequests requests =
          AafRequests.open(part.file(), bytes, name.map(AafFileName::type), entries);
      isOpen = true;
      return new AafFile(requests, academy, entries);
    } finally {
      if (!isOpen) {
        bytes.close();
      }
    }
  }

  /**
   * Reads a request.
   *
   * @return whether there was one
   * @throws AafFault when the rest can't be read
   */
  boolean readNext() throws AafFault, IOException {
    Optional<AafRequest> request = requests.next();
    request.ifPresent(this::read);
    return request.isPresent();
  }

  private void read(AafRequest request) {
    if (request.type().isEmpty()) {
      entries.accept(Problem.of(request.location(), Reason.UNKNOWN_CATEGORY, request.category()));
      return;
    }
    AafType type = request.type().get();
    Said said = Said.of("id", request.location(), List.of(request.id()));
    Optional<ExternalId> id = values.id(said, academy);
    if (id.isEmpty()) {
      if (request.id().isBlank()) {
        values.problem(said, Reason.MISSING_ID);
      }
      return;
    }
    read(request, type, id.get());
  }

  private void read(AafRequest request, AafType type, ExternalId id) {
    if (request.operation() == AafRequest.Operation.DELETE) {
      remove(request.location(), type, id);
    } else if (type.isPerson()) {
      people.read(request, type, id);
    } else if (type == AafType.SCHOOL) {
      schools.read(request, id);
    } else {
      nomenclatures.read(request, type, id);
    }
  }

  /** A code that means nothing any more harms nobody. */
  private void remove(Location location, AafType type, ExternalId id) {
    if (type.isPerson()) {
      entries.accept(new RemovalEntry(location, Subject.PERSON, id));
    } else if (type == AafType.SCHOOL) {
      entries.accept(new RemovalEntry(location, Subject.SCHOOL, id));
    }
  }

  private static AafFault fault(AafPart part, Reason reason) {
    return new AafFault(Problem.of(Location.of(part.file().name()), reason));
  }

  @Override
  public void close() throws IOException {
    requests.close();
  }
}
