package fr.marelle.code;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a code opens. Each kind is a credential type; an account has one code of each kind at most.
 */
public enum CodeKind {
  /** Code d'activation: the first access of an account that has no password yet. */
  ACTIVATION("activation-code") {
    @Override
    boolean isFor(Optional<Instant> passwordSince) {
      return passwordSince.isEmpty();
    }

    @Override
    public boolean opens(Optional<Instant> passwordSince, Instant issuedAt) {
      return passwordSince.isEmpty();
    }
  },

  /**
   * Code de renouvellement, code temporaire: another password in the place of one that is
   * forgotten. It opens nothing once the password has been changed in any other way: whoever did so
   * is back in, and the paper is still lying about.
   */
  RENEWAL("renewal-code") {
    @Override
    boolean isFor(Optional<Instant> passwordSince) {
      return passwordSince.isPresent();
    }

    @Override
    public boolean opens(Optional<Instant> passwordSince, Instant issuedAt) {
      return passwordSince.isPresent() && !passwordSince.get().isAfter(issuedAt);
    }
  };

  private final String credentialType;

  CodeKind(String credentialType) {
    this.credentialType = credentialType;
  }

  /** The type of the credential that keeps the code. */
  public String credentialType() {
    return credentialType;
  }

  /**
   * The kind that a credential type keeps. Its name is what JAX-RS looks for to read a parameter.
   *
   * @throws IllegalArgumentException if there is none of that type
   */
  public static CodeKind fromString(String credentialType) {
    return Arrays.stream(values())
        .filter(kind -> kind.credentialType.equals(credentialType))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No kind of code has this type."));
  }

  /**
   * Whether an account may get such a code.
   *
   * @param passwordSince when the account's password was set; empty where it has none
   */
  abstract boolean isFor(Optional<Instant> passwordSince);

  /**
   * Whether such a code, issued at that time, opens the form of an account.
   *
   * @param passwordSince when the account's password was set; empty where it has none
   */
  public abstract boolean opens(Optional<Instant> passwordSince, Instant issuedAt);
}
