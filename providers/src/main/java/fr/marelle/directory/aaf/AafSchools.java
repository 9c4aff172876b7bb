package fr.marelle.directory.aaf;

import fr.marelle.directory.entry.Entry;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.Saying;
import fr.marelle.directory.entry.SchoolEntry;
import fr.marelle.directory.entry.SchoolEntry.SchoolClass;
import fr.marelle.directory.value.Said;
import fr.marelle.directory.value.ValueReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads schools out of their requests. */
final class AafSchools {
  private static final int MAX_NAME = 255;
  private static final String UAI = "ENTStructureUAI";

  private final ValueReader values;
  private final Consumer<? super Entry> entries;

  AafSchools(Consumer<? super Entry> entries) {
    this.values = new ValueReader(entries);
    this.entries = entries;
  }

  /** Reads one that is added or modified. */
  void read(AafRequest request, ExternalId id) {
    Saying saying = request.operation() == AafRequest.Operation.ADD ? Saying.WHOLE : Saying.CHANGE;
    Field<String> uai = values.uai(request.said(UAI));
    if (uai.value().isEmpty() && (saying == Saying.WHOLE || request.said(UAI).isSaid())) {
      values.problem(Said.nothing(UAI, request.location()), Reason.MISSING_VALUE);
      return;
    }
    entries.accept(
        new SchoolEntry(
            request.location(),
            saying,
            Optional.of(id),
            uai,
            values.text(request.said("ENTStructureNomCourant"), MAX_NAME),
            values.text(request.said("ENTStructureTypeStruct"), MAX_NAME),
            values.list(
                request.said("ENTStructureClasses"),
                Reason.INVALID_CLASS,
                AafSchools::schoolClass)));
  }

  /** {@code class$label$…}. */
  private static Optional<SchoolClass> schoolClass(String value) {
    List<String> parts = Composed.split(value);
    String name = parts.get(0);
    return name.isEmpty() || name.length() > ValueReader.MAX_CLASS_NAME
        ? Optional.empty()
        : Optional.of(new SchoolClass(name, parts.size() > 1 ? parts.get(1) : ""));
  }
}
