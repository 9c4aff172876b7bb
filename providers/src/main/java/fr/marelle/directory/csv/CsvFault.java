package fr.marelle.directory.csv;

import fr.marelle.directory.entry.Problem;

/** The rest of a table can't be read. */
final class CsvFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  CsvFault(Problem problem) {
    super(problem.reason().name());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
