package fr.marelle.directory.aaf;

import fr.marelle.directory.entry.Problem;

/** The rest of a file can't be read. */
final class AafFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  AafFault(Problem problem) {
    super(problem.reason().name());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
