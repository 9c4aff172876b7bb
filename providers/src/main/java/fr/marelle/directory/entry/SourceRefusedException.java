package fr.marelle.directory.entry;

/** Nothing of a source can be read: a broken archive, one that would fill the disk… */
public final class SourceRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public SourceRefusedException(Problem problem) {
    super(problem.reason().name());
    this.problem = problem;
  }

  /** What is wrong with it. */
  public Problem problem() {
    return problem;
  }
}
