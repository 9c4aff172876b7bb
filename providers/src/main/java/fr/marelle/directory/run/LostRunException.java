package fr.marelle.directory.run;

/** The run is no longer this node's: somebody stopped it, or another node took it on. */
final class LostRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostRunException() {
    super("the run is no longer this node's", null, false, false);
  }
}
