package fr.marelle.directory.run;

import fr.marelle.directory.aaf.AafSettings;
import fr.marelle.directory.aaf.AafSource;
import fr.marelle.directory.archive.ArchiveLimits;
import fr.marelle.directory.archive.Delivery;
import fr.marelle.directory.csv.CsvSettings;
import fr.marelle.directory.csv.CsvSource;
import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.Source;
import fr.marelle.directory.entry.SourceRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The formats that there are: AAF where there is a file of XML, tables otherwise. */
final class DirectoryFiles implements SourceOpener {
  @Override
  public Source open(Path file, String name, RunSettings settings, Path spool)
      throws IOException, SourceRefusedException {
    Delivery delivery = Delivery.open(file, name, ArchiveLimits.DEFAULT, spool);
    boolean xml =
        delivery.parts().stream()
            .anyMatch(part -> part.name().toLowerCase(Locale.ROOT).endsWith(".xml"));
    return xml
        ? new AafSource(delivery, new AafSettings(settings.ofAcademy()))
        : CsvSource.of(delivery, tables(name, settings));
  }

  /**
   * How tables are to be read.
   *
   * @param name of the delivery; a table that comes alone is called the same
   */
  static CsvSettings tables(String name, RunSettings settings) {
    return new CsvSettings(
        settings.ofSchool(),
        // Schools number their people from one: only the caller can say that all of theirs differ.
        Objects.requireNonNullElse(settings.namespace(), settings.ofSchool().orElse("")),
        settings.complete() ? Extent.COMPLETE : Extent.DELTA,
        settings.ofCorrection().map(correction -> Map.of(name, correction)).orElse(Map.of()));
  }
}
