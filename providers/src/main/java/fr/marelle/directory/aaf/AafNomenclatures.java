package fr.marelle.directory.aaf;

import fr.marelle.directory.entry.Entry;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.NomenclatureEntry;
import fr.marelle.directory.entry.NomenclatureEntry.Nomenclature;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.value.Said;
import fr.marelle.directory.value.ValueReader;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what codes mean out of their requests. */
final class AafNomenclatures {
  private static final int MAX_LABEL = 255;

  private final ValueReader values;
  private final Consumer<? super Entry> entries;

  AafNomenclatures(Consumer<? super Entry> entries) {
    this.values = new ValueReader(entries);
    this.entries = entries;
  }

  /** Reads one that is added or modified. */
  void read(AafRequest request, AafType type, ExternalId id) {
    boolean isSubject = type == AafType.SUBJECT;
    Said said = request.said(isSubject ? "ENTLibelleMatiere" : "ENTLibelleMef");
    Optional<String> label = values.text(said, MAX_LABEL).value();
    if (label.isEmpty()) {
      values.problem(said, Reason.MISSING_VALUE);
      return;
    }
    entries.accept(
        new NomenclatureEntry(
            request.location(),
            isSubject ? Nomenclature.SUBJECT : Nomenclature.LEVEL,
            id,
            label.get()));
  }
}
