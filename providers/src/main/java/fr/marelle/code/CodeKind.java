package fr.marelle.code;

/**
 * What a code opens. Each kind is a credential type; an account has one code of each kind at most.
 */
public enum CodeKind {
  /** Code d'activation: the first access of an account that has no password yet. */
  ACTIVATION("activation-code");

  private final String credentialType;

  CodeKind(String credentialType) {
    this.credentialType = credentialType;
  }

  /** The type of the credential that keeps the code. */
  public String credentialType() {
    return credentialType;
  }
}
