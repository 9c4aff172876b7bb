package fr.marelle.directory.run;

/** What a dry run tried is no longer what applying its file would do. */
public final class StaleTrialException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StaleTrialException() {
    super("Another run has changed the same schools since.");
  }
}
