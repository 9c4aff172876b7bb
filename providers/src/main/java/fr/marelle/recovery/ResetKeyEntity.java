package fr.marelle.recovery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The key of the last link that was mailed for an account. */
@Entity
@Table(name = "MARELLE_RESET_KEY")
public class ResetKeyEntity {
  /** An account has one key: a newer one takes its place. */
  @Id
  @Column(name = "USER_ID")
  private String userId;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  private String realmId;

  @Column(name = "KEY_SHA256", length = 64, nullable = false)
  private String keySha256;

  /** Milliseconds since the epoch. */
  @Column(name = "ISSUED_AT", nullable = false)
  private long issuedAt;

  /** Milliseconds since the epoch. */
  @Column(name = "EXPIRES_AT", nullable = false)
  private long expiresAt;

  @Column(name = "ADDRESS_SHA256", length = 64, nullable = false)
  private String addressSha256;

  @Column(name = "CLIENT_ID")
  private String clientId;

  @Column(name = "TAB_ID", length = 64)
  private String tabId;

  /** For JPA. */
  protected ResetKeyEntity() {}

  String userId() {
    return userId;
  }

  String realmId() {
    return realmId;
  }

  String keySha256() {
    return keySha256;
  }

  long issuedAt() {
    return issuedAt;
  }

  long expiresAt() {
    return expiresAt;
  }

  String addressSha256() {
    return addressSha256;
  }

  String clientId() {
    return clientId;
  }

  String tabId() {
    return tabId;
  }
}
