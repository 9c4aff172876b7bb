package fr.marelle.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the load generator, a Java of its own, is to do.
 *
 * @param sides who is compared
 * @param users how many sign in at once
 * @param rounds how many turns each side takes
 * @param turnSeconds how long a turn is
 * @param warmUpSeconds how long each side's first turn is, which does not count
 * @param identifiers who signs in
 * @param password everybody's password
 * @param results where to write down each login
 */
record LoadPlan(
    List<Side> sides,
    int users,
    int rounds,
    int turnSeconds,
    int warmUpSeconds,
    List<String> identifiers,
    String password,
    String results) {

  /** The turns in their order: a warm-up each, then rounds, every other one the wrong way round. */
  List<Turn> turns() {
    List<Turn> turns = new ArrayList<>();
    for (int side = 0; side < sides.size(); side++) {
      turns.add(new Turn(side, 0, warmUpSeconds));
    }
    for (int round = 1; round <= rounds; round++) {
      List<Turn> inOrder = new ArrayList<>();
      for (int side = 0; side < sides.size(); side++) {
        inOrder.add(new Turn(side, round, turnSeconds));
      }
      if (round % 2 == 0) {
        Collections.reverse(inOrder);
      }
      turns.addAll(inOrder);
    }
    return turns;
  }

  /**
   * One side's turn.
   *
   * @param side the side's place in the list
   * @param round 0 for the warm-up, then 1 and up
   * @param seconds how long
   */
  record Turn(int side, int round, int seconds) {}

  void write(Path file) {
    try {
      new ObjectMapper().writeValue(file.toFile(), this);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  static LoadPlan read(Path file) {
    try {
      return new ObjectMapper().readValue(file.toFile(), LoadPlan.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
