package fr.marelle.enrolment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Somebody who asked for a code, known or not: one row for each visit, and nothing of what was
 * typed.
 */
@Entity
@Table(name = "MARELLE_ENROLMENT")
public class EnrolmentEntity {
  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  private String realmId;

  /** The code that left for her; null of everybody else. */
  @Column(name = "CODE_ID", length = 36)
  private String codeId;

  /** Milliseconds since the epoch. */
  @Column(name = "ASKED_AT", nullable = false)
  private long askedAt;

  /** Milliseconds since the epoch. */
  @Column(name = "EXPIRES_AT", nullable = false)
  private long expiresAt;

  /** Codes that were typed, right or wrong. */
  @Column(name = "TRIES", nullable = false)
  private int tries;

  /** For JPA. */
  protected EnrolmentEntity() {}

  String id() {
    return id;
  }

  String realmId() {
    return realmId;
  }

  String codeId() {
    return codeId;
  }

  long askedAt() {
    return askedAt;
  }

  long expiresAt() {
    return expiresAt;
  }

  int tries() {
    return tries;
  }
}
