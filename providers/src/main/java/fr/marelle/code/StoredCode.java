package fr.marelle.code;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;

/**
 * A code as an account keeps it: sealed.
 *
 * @param credentialId the credential that holds it; a re-issued code has another
 * @param issuedAt when it was issued
 * @param expiresAt from then on it opens nothing; empty where it never expires
 */
public record StoredCode(
    String credentialId, Instant issuedAt, Optional<Instant> expiresAt, String secretData) {

  /** Of an account's codes of one kind, the last in this order is the only one that counts. */
  static final Comparator<StoredCode> NEWEST_LAST =
      Comparator.comparing(StoredCode::issuedAt).thenComparing(StoredCode::credentialId);

  /** The code that a credential keeps; its secret data may have been left out. */
  public static StoredCode of(CredentialModel credential) {
    return new StoredCode(
        credential.getId(),
        creationOf(credential),
        expiry(credential.getCredentialData()),
        credential.getSecretData());
  }

  static Instant creationOf(CredentialModel credential) {
    return Instant.ofEpochMilli(
        credential.getCreatedDate() == null ? 0 : credential.getCreatedDate());
  }

  private static Optional<Instant> expiry(String credentialData) {
    try {
      return Optional.ofNullable(CodeData.read(credentialData).expiresAt())
          .map(Instant::ofEpochMilli);
    } catch (IOException unreadable) {
      // Nobody can say how long it was meant to last: it is over.
      return Optional.of(Instant.EPOCH);
    }
  }

  /** Whether its time is over at that moment. */
  public boolean isExpired(Instant now) {
    return expiresAt.isPresent() && !now.isBefore(expiresAt.get());
  }

  /** Never the secret data. */
  @Override
  public String toString() {
    return "StoredCode[" + credentialId + "]";
  }
}
