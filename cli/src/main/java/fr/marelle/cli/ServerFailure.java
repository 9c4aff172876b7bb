package fr.marelle.cli;

/** The server did not do what it was asked for. */
final class ServerFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status of the answer; 0 where there was none
   * @param message for whoever sits at the terminal; never a secret
   */
  ServerFailure(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }

  /** Whether what was asked for can't be done: the same goes as wrong the next time. */
  boolean isOfRequest() {
    return status == 400 || status == 404 || status == 409 || status == 413;
  }

  /** Whether the same may go well in a moment. */
  boolean isPassing() {
    return status == 0 || status == 429 || status >= 500;
  }
}
