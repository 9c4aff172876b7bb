package fr.marelle.enrolment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody who asked for a code, known or not: one row for a name and number. */
@Entity
@Table(name = "MARELLE_ENROLMENT")
public class EnrolmentEntity {
  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  private String realmId;

  /** HMAC of names and number: what a stranger typed is not kept. */
  @Column(name = "CLAIM_HASH", length = 64, nullable = false)
  private String claimHash;

  /** Random; with the realm's key it gives the code, and without that nothing. */
  @Column(name = "NONCE", length = 64, nullable = false)
  private String nonce;

  /** Who was found, once a code leaves for her; null of everybody else. */
  @Column(name = "USER_ID")
  private String userId;

  /** Milliseconds since the epoch. */
  @Column(name = "BEGUN_AT", nullable = false)
  private long begunAt;

  /** Milliseconds since the epoch. */
  @Column(name = "ASKED_AT", nullable = false)
  private long askedAt;

  /** Milliseconds since the epoch. */
  @Column(name = "EXPIRES_AT", nullable = false)
  private long expiresAt;

  /** Codes that were typed, right or wrong, whatever code it was at that time. */
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

  String claimHash() {
    return claimHash;
  }

  String nonce() {
    return nonce;
  }

  String userId() {
    return userId;
  }

  long begunAt() {
    return begunAt;
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
