package fr.marelle.benchmarks;

/** Something to measure, ours beside Keycloak's own. */
interface Benchmark {

  /** What to call it on the command line. */
  String name();

  /** Measures, and writes down what came out and how it was measured. */
  void measure(Figures figures);
}
