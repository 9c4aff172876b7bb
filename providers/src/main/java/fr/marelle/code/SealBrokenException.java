package fr.marelle.code;

/** A sealed code that cannot be opened. The message says why and holds no secret. */
final class SealBrokenException extends Exception {
  private static final long serialVersionUID = 1L;

  SealBrokenException(String message) {
    super(message);
  }
}
