package fr.marelle.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the figures come from: they mean little without. */
final class Machine {
  private static final double GIB = 1024.0 * 1024 * 1024;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  String description() {
    return "%d cœurs (%s), %s Gio de mémoire, %s, JDK %s (%s)"
        .formatted(
            system.getAvailableProcessors(),
            processor(),
            Figures.number(system.getTotalMemorySize() / GIB, 0),
            System.getProperty("os.name"),
            System.getProperty("java.version"),
            System.getProperty("java.vendor"));
  }

  /** How many processes wanted to run during the last minute, on average. */
  String load() {
    double load = system.getSystemLoadAverage();
    return load < 0 ? "inconnue" : Figures.number(load, 1);
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
