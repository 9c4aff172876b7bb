package fr.marelle.directory.run;

/** A step that began early can't end: its turn did not come, or has been. */
final class OutOfTurnException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutOfTurnException() {
    super("the step's turn did not come, or has been", null, false, false);
  }
}
