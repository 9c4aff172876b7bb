package fr.marelle.benchmarks;

import static fr.marelle.benchmarks.Figures.number;
import static fr.marelle.benchmarks.Figures.signed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers of several kinds beside those of the first. */
final class SideBySide {
  /** How the samples came about, for below the table: it is the same wherever one is shown. */
  static final String STATISTICS =
      "L'intervalle vient d'un bootstrap ; la dernière colonne est le U de Mann et Whitney divisé par"
          + " le nombre de paires.";

  private SideBySide() {}

  /**
   * Writes a table.
   *
   * @param millis what was measured of each kind, which the key names, the reference first
   */
  static void table(Map<String, List<Double>> millis, Figures figures) {
    Sample reference = Sample.of(millis.values().iterator().next());
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, List<Double>> kind : millis.entrySet()) {
      Sample sample = Sample.of(kind.getValue());
      List<String> row = new ArrayList<>();
      row.add(kind.getKey());
      row.add(number(sample.median(), 2) + " ms");
      row.add(number(sample.percentile(95), 2) + " ms");
      if (rows.isEmpty()) {
        row.addAll(List.of("", "", ""));
      } else {
        Sample.Interval interval = sample.medianLessWithConfidence(reference);
        row.add(signed(sample.medianLess(reference), 2) + " ms");
        row.add("%s à %s ms".formatted(signed(interval.from(), 2), signed(interval.to(), 2)));
        row.add(number(sample.longerThan(reference), 2));
      }
      rows.add(row);
    }
    figures.table(
        List.of(
            "ce qui est essayé",
            "médiane",
            "p95",
            "écart des médianes",
            "à 95 %",
            "plus long que le premier (0,50 : indiscernable)"),
        rows);
  }
}
