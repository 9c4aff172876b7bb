package fr.marelle.directory.aaf;

import fr.marelle.directory.archive.Delivery;
import fr.marelle.directory.entry.Coverage;
import fr.marelle.directory.entry.Entries;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A delivery of AAF files. Earlier days come first; within a day schools, pupils, relatives, staff.
 */
public final class AafSource implements Source {
  private final Delivery delivery;
  private final AafSettings settings;
  private final AafDelivery contents;

  /**
   * @param delivery closed with this
   */
  public AafSource(Delivery delivery, AafSettings settings) {
    this.delivery = delivery;
    this.settings = settings;
    this.contents = new AafDelivery(delivery.parts());
  }

  @Override
  public Coverage coverage() {
    return contents.coverage();
  }

  @Override
  public Entries open() {
    List<Problem> problems = new ArrayList<>(delivery.notes());
    problems.addAll(contents.problems());
    return new AafEntries(contents.parts(), settings, problems);
  }

  @Override
  public void close() throws IOException {
    delivery.close();
  }
}
