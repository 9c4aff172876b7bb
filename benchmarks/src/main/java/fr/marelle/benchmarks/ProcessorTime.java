package fr.marelle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The time of all processors since the machine started, in Linux's ticks ({@code proc(5)}).
 *
 * @param all whatever was done with it
 * @param stolen what the hypervisor gave to others: no setting of a virtual machine gets it back,
 *     and figures of two runs are to be compared with it in mind
 */
record ProcessorTime(long all, long stolen) {
  /**
   * Behind user, nice, system, idle, iowait, irq and softirq; guests are counted among the users.
   */
  private static final int STOLEN = 7;

  private static final ProcessorTime UNKNOWN = new ProcessorTime(0, 0);

  static ProcessorTime now() {
    try {
      long[] ticks =
          Files.readAllLines(Path.of("/proc/stat")).stream()
              .limit(1)
              .flatMap(all -> Arrays.stream(all.split("\\s+")).skip(1).limit(STOLEN + 1L))
              .mapToLong(Long::parseLong)
              .toArray();
      return ticks.length <= STOLEN
          ? UNKNOWN
          : new ProcessorTime(Arrays.stream(ticks).sum(), ticks[STOLEN]);
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /** The share that was stolen since then; a word where the system does not tell. */
  String stolenSince(ProcessorTime before) {
    return all == before.all
        ? "inconnu"
        : Figures.number(100.0 * (stolen - before.stolen) / (all - before.all), 0) + " %";
  }
}
