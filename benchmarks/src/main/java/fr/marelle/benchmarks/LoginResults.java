package fr.marelle.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/** What came of a {@link LoadPlan}. */
record LoginResults(LoadPlan plan, List<Login> logins) {

  /** Logins that succeeded a second, over all rounds. */
  double perSecond(int side) {
    return rounds().mapToDouble(round -> perSecond(side, round)).average().orElseThrow();
  }

  /** How long a login took, over all rounds. */
  Sample durations(int side) {
    return Sample.of(
        logins.stream()
            .filter(login -> login.side() == side && login.round() > 0 && login.succeeded())
            .map(Login::millis)
            .toList());
  }

  /** Logins of that side that should have succeeded and did not. */
  long failures(int side) {
    return logins.stream().filter(login -> login.side() == side && !login.succeeded()).count();
  }

  /** One side's logins a second by another's, round by round. */
  List<Double> ratios(int side, int other) {
    return rounds()
        .mapToDouble(round -> perSecond(side, round) / perSecond(other, round))
        .boxed()
        .toList();
  }

  /** The mean of ratios. */
  static double geometricMean(List<Double> ratios) {
    return Math.exp(ratios.stream().mapToDouble(Math::log).average().orElseThrow());
  }

  private IntStream rounds() {
    return IntStream.rangeClosed(1, plan.rounds());
  }

  private double perSecond(int side, int round) {
    List<Login> turn =
        logins.stream().filter(login -> login.side() == side && login.round() == round).toList();
    long begun = turn.stream().mapToLong(Login::begunNanos).min().orElseThrow();
    long end = begun + plan.turnSeconds() * 1_000_000_000L;
    // Those under way at the end of the turn would be counted with fewer beside them.
    long done =
        turn.stream().filter(login -> login.succeeded() && login.endedNanos() <= end).count();
    return (double) done / plan.turnSeconds();
  }
}
