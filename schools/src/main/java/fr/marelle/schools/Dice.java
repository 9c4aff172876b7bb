package fr.marelle.schools;

import java.util.List;

/**
 * Chance that repeats itself: SplitMix64 (Steele, Lea, Flood, « Fast Splittable Pseudorandom Number
 * Generators », 2014), written out so that no release of Java changes what a seed gives.
 */
final class Dice {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** The same numbers give the same dice. */
  Dice(long... seeds) {
    for (long seed : seeds) {
      state = mix(state + GAMMA + mix(seed));
    }
  }

  /** From 0 up to, not including, the bound. */
  int below(int bound) {
    return (int) ((next() >>> 33) % bound);
  }

  /** Both included. */
  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  /** From 0 to 1. */
  double share() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** True so many times out of a hundred. */
  boolean percent(double chance) {
    return share() * 100 < chance;
  }

  /** Each as often. */
  <T> T of(List<T> list) {
    return list.get(below(list.size()));
  }

  /**
   * The first more often than the last, as names are: the one at rank n has a weight of 1 / (n +
   * 8).
   */
  <T> T ofRanked(List<T> list) {
    double rank = 8 * Math.pow((list.size() + 8) / 8.0, share()) - 8;
    return list.get(Math.min((int) rank, list.size() - 1));
  }

  private long next() {
    state += GAMMA;
    return mix(state);
  }

  private static long mix(long number) {
    long z = number;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
