package fr.marelle.terms;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A text that somebody accepted, kept so that the proof can show it when the configuration has
 * moved on.
 */
@Entity
@Table(name = "MARELLE_TERMS_TEXT")
public class TermsTextEntity {
  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  private String realmId;

  @Column(name = "TERMS_VERSION", length = 40, nullable = false)
  private String termsVersion;

  @Column(name = "LOCALE", length = 16, nullable = false)
  private String locale;

  @Column(name = "TEXT_SHA256", length = 64, nullable = false)
  private String textSha256;

  @Column(name = "TEXT", nullable = false)
  private String text;

  /** Milliseconds since the epoch. */
  @Column(name = "ARCHIVED_AT", nullable = false)
  private long archivedAt;

  /** For JPA. */
  protected TermsTextEntity() {}

  String id() {
    return id;
  }

  String realmId() {
    return realmId;
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

  String text() {
    return text;
  }

  long archivedAt() {
    return archivedAt;
  }
}
