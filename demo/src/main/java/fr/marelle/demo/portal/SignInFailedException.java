package fr.marelle.demo.portal;

/** A sign-in that came to nothing, for a reason that has a sentence. */
final class SignInFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason the end of a message key, {@code failure.…}
   */
  SignInFailedException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  SignInFailedException(String reason) {
    this(reason, null);
  }

  String reason() {
    return reason;
  }
}
