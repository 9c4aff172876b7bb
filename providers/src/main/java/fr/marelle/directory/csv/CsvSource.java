package fr.marelle.directory.csv;

import fr.marelle.account.Profile;
import fr.marelle.directory.archive.Delivery;
import fr.marelle.directory.archive.Part;
import fr.marelle.directory.entry.Coverage;
import fr.marelle.directory.entry.Coverage.Breadth;
import fr.marelle.directory.entry.Entries;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A delivery of tables. Pupils come first, then relatives, teachers, staff, guests. */
public final class CsvSource implements Source {
  private static final String XML = ".xml";

  private final Delivery delivery;
  private final CsvSettings settings;
  private final List<CsvTable> tables;
  private final List<Problem> problems;

  private CsvSource(
      Delivery delivery, CsvSettings settings, List<CsvTable> tables, List<Problem> problems) {
    this.delivery = delivery;
    this.settings = settings;
    this.tables = tables;
    this.problems = problems;
  }

  /**
   * Recognises the tables of a delivery, which takes one pass over them.
   *
   * @param delivery closed with the source
   */
  public static CsvSource of(Delivery delivery, CsvSettings settings) throws IOException {
    List<CsvTable> tables = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(delivery.notes());
    for (Part part : delivery.parts()) {
      if (part.name().toLowerCase(Locale.ROOT).endsWith(XML)) {
        problems.add(Problem.of(Location.of(part.name()), Reason.IGNORED_FILE));
        continue;
      }
      tables.add(
          CsvTable.recognise(
              part, settings.corrections().getOrDefault(part.name(), CsvCorrection.NONE)));
    }
    tables.sort(Comparator.comparing(table -> table.layout().kind()));
    if (tables.isEmpty()) {
      problems.add(Problem.of(Location.of(delivery.parts().get(0).name()), Reason.NOTHING_TO_READ));
    }
    return new CsvSource(delivery, settings, List.copyOf(tables), problems);
  }

  /** What was recognised, one for each table, for somebody to look at and correct. */
  public List<CsvRecognition> recognitions() throws IOException {
    List<CsvRecognition> recognitions = new ArrayList<>();
    for (CsvTable table : tables) {
      recognitions.add(table.recognition());
    }
    return recognitions;
  }

  /** A table whose rows tell their profiles themselves covers none: who knows which it has. */
  @Override
  public Coverage coverage() {
    Set<Profile> profiles = EnumSet.noneOf(Profile.class);
    tables.forEach(table -> profiles.addAll(table.layout().kind().profiles()));
    return new Coverage(
        settings.extent(),
        Breadth.ONE_SCHOOL,
        settings.school().map(school -> Map.of(school, profiles)).orElse(Map.of()),
        profiles);
  }

  @Override
  public Entries open() {
    return new CsvEntries(tables, settings, problems);
  }

  @Override
  public void close() throws IOException {
    delivery.close();
  }
}
