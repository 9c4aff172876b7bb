package fr.marelle.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.Random;

/** Durations that were measured, in milliseconds. */
final class Sample {
  private static final int RESAMPLES = 2_000;

  private final double[] sorted;

  private Sample(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * @throws IllegalArgumentException when nothing was measured
   */
  static Sample of(Collection<Double> millis) {
    if (millis.isEmpty()) {
      throw new IllegalArgumentException("Nothing was measured.");
    }
    return new Sample(millis.stream().mapToDouble(Double::doubleValue).sorted().toArray());
  }

  int size() {
    return sorted.length;
  }

  double median() {
    return percentile(50);
  }

  /** The value that this share of the sample, in percent, stays below; between two, in between. */
  double percentile(double percent) {
    double place = percent / 100 * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** This sample's median less the other's, in milliseconds. */
  double medianLess(Sample other) {
    return median() - other.median();
  }

  /** Where that difference lies with a confidence of 95 %, by bootstrap. */
  Interval medianLessWithConfidence(Sample other) {
    // A fixed seed: the same sample gives the same figures.
    Random random = new Random(1);
    double[] differences = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      differences[i] = resampled(random).medianLess(other.resampled(random));
    }
    Arrays.sort(differences);
    Sample spread = new Sample(differences);
    return new Interval(spread.percentile(2.5), spread.percentile(97.5));
  }

  private Sample resampled(Random random) {
    return new Sample(
        random
            .ints(sorted.length, 0, sorted.length)
            .mapToDouble(i -> sorted[i])
            .sorted()
            .toArray());
  }

  /**
   * How probably one of this sample took longer than one of the other: 0.5 where the two cannot be
   * told apart. This is Mann and Whitney's U, divided by the number of pairs.
   */
  double longerThan(Sample other) {
    double wins = 0;
    for (double mine : sorted) {
      for (double theirs : other.sorted) {
        wins += mine > theirs ? 1 : mine == theirs ? 0.5 : 0;
      }
    }
    return wins / ((double) sorted.length * other.sorted.length);
  }

  /** From one figure to another. */
  record Interval(double from, double to) {}
}
