package fr.marelle.classroom.intake;

/** A school has sent as many files as it may. */
public final class IntakeLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final IntakeLimit limit;

  IntakeLimitException(IntakeLimit limit) {
    super("No other file may be sent: " + limit);
    this.limit = limit;
  }

  /** By which it may send no other. */
  public IntakeLimit limit() {
    return limit;
  }
}
