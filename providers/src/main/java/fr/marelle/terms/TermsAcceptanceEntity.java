package fr.marelle.terms;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That one person accepted one version of the terms. Written once, never changed. */
@Entity
@Table(name = "MARELLE_TERMS_ACCEPTANCE")
public class TermsAcceptanceEntity {
  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  private String realmId;

  @Column(name = "USER_ID", nullable = false)
  private String userId;

  @Column(name = "TERMS_VERSION", length = 40, nullable = false)
  private String termsVersion;

  @Column(name = "LOCALE", length = 16, nullable = false)
  private String locale;

  @Column(name = "TEXT_SHA256", length = 64, nullable = false)
  private String textSha256;

  /** Milliseconds since the epoch. */
  @Column(name = "ACCEPTED_AT", nullable = false)
  private long acceptedAt;

  /** For JPA. */
  protected TermsAcceptanceEntity() {}

  String id() {
    return id;
  }

  String realmId() {
    return realmId;
  }

  String userId() {
    return userId;
  }

  String termsVersion() {
    return termsVersion;
  }

  String locale() {
    return locale;
  }

  String textSha256() {
    return textSha256;
  }

  long acceptedAt() {
    return acceptedAt;
  }
}
