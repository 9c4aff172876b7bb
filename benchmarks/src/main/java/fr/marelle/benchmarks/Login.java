package fr.marelle.benchmarks;

import java.util.Arrays;

/**
 * One login as the load generator saw it.
 *
 * @param side the side's place in the plan
 * @param round the round it belongs to
 * @param begunNanos when it began, on the generator's clock
 * @param endedNanos when the tokens were there
 * @param succeeded whether they were
 */
record Login(int side, int round, long begunNanos, long endedNanos, boolean succeeded) {

  double millis() {
    return (endedNanos - begunNanos) / 1e6;
  }

  String line() {
    return "%d;%d;%d;%d;%b".formatted(side, round, begunNanos, endedNanos, succeeded);
  }

  static Login parse(String line) {
    String[] parts = line.split(";", -1);
    if (parts.length != 5) {
      throw new IllegalArgumentException("Not a login: " + Arrays.toString(parts));
    }
    return new Login(
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]),
        Boolean.parseBoolean(parts[4]));
  }
}
