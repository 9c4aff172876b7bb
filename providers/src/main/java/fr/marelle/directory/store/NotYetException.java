package fr.marelle.directory.store;

/** A batch can't be planned before the one before it is written. */
final class NotYetException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotYetException() {
    super("The batch before has to be written first", null, false, false);
  }
}
