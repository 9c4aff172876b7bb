package fr.marelle.password;

/** Bounds that hold whatever the realm's policy says. */
final class PasswordLimits {
  /**
   * Longest password that is looked at, in UTF-16 units. OWASP ASVS 5 (6.2.9) asks for at least 64;
   * a quarter of a kilobyte leaves room for any passphrase and keeps a megabyte from being folded
   * or hashed.
   */
  static final int LONGEST = 256;

  private PasswordLimits() {}
}
