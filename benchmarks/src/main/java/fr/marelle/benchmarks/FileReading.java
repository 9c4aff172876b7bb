package fr.marelle.benchmarks;

import fr.marelle.directory.aaf.AafSettings;
import fr.marelle.directory.aaf.AafSource;
import fr.marelle.directory.archive.ArchiveLimits;
import fr.marelle.directory.archive.Delivery;
import fr.marelle.directory.csv.CsvSettings;
import fr.marelle.directory.csv.CsvSource;
import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.Entries;
import fr.marelle.directory.entry.Entry;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Source;
import fr.marelle.directory.entry.SourceRefusedException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Reads directory files from front to back, in a Java of its own with a small heap, and prints what
 * came out: {@code people problems milliseconds megabytes}. Arguments: {@code aaf} or {@code csv},
 * the files, a folder for what must be put down.
 */
public final class FileReading {
  private FileReading() {}

  /** Called from the command line. */
  public static void main(String... arguments) throws IOException, SourceRefusedException {
    long before = System.nanoTime();
    long people = 0;
    long problems = 0;
    Path files = Path.of(arguments[1]);
    try (Delivery delivery =
            Delivery.open(files, "mesure", ArchiveLimits.DEFAULT, Path.of(arguments[2]));
        Source source = source(arguments[0], delivery);
        Entries entries = source.open()) {
      for (Optional<Entry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
        if (entry.get() instanceof PersonEntry) {
          people++;
        } else if (entry.get() instanceof Problem) {
          problems++;
        }
      }
    }
    System.out.printf(
        "%d %d %d %d%n",
        people, problems, (System.nanoTime() - before) / 1_000_000, peakHeap() >> 20);
  }

  private static Source source(String format, Delivery delivery) throws IOException {
    return format.equals("aaf")
        ? new AafSource(delivery, new AafSettings(Optional.empty()))
        : CsvSource.of(delivery, new CsvSettings(Optional.empty(), "", Extent.COMPLETE, Map.of()));
  }

  /** Garbage included: what the heap was filled with at most. */
  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
