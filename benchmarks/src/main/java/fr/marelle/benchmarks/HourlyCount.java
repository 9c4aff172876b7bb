package fr.marelle.benchmarks;

import fr.marelle.server.KeycloakServer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far all classes of a realm are, counted as it is every hour.
 *
 * @param schools with all their classes
 * @param seconds that it took
 * @param stolen the share of the processors' time that was, from the server's start on
 */
record HourlyCount(int schools, double seconds, String stolen) {
  /** Whose words tell what was counted. */
  static final String LOG = "log-level-fr.marelle.progress";

  private static final Pattern COUNTED =
      Pattern.compile("Counted (\\d+) schools of a realm in (\\d+) ms");

  /** The first one comes a minute after the start. */
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  /** Of a server that is started again for it. */
  static HourlyCount of(KeycloakServer server) {
    server.stop();
    int before = server.log().length();
    ProcessorTime begun = ProcessorTime.now();
    server.start();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Matcher counted = COUNTED.matcher(server.log().substring(before));
      if (counted.find()) {
        return new HourlyCount(
            Integer.parseInt(counted.group(1)),
            Integer.parseInt(counted.group(2)) / 1000.0,
            ProcessorTime.now().stolenSince(begun));
      }
      if (server.log().substring(before).contains("could not be counted")) {
        throw new IllegalStateException("The schools could not be counted");
      }
      LockSupport.parkNanos(1_000_000_000);
    }
    throw new IllegalStateException("Nothing was counted in " + PATIENCE);
  }
}
