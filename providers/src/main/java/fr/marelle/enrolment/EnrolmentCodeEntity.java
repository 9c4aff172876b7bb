package fr.marelle.enrolment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** What the code of an account is made of: one row for the account and a number of it. */
@Entity
@Table(
    name = "MARELLE_ENROLMENT_CODE",
    uniqueConstraints = @UniqueConstraint(columnNames = {"USER_ID", "MOBILE_HASH"}))
public class EnrolmentCodeEntity {
  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  private String realmId;

  @Column(name = "USER_ID", nullable = false)
  private String userId;

  /** HMAC of the number that it goes to. */
  @Column(name = "MOBILE_HASH", length = 64, nullable = false)
  private String mobileHash;

  /** Random; with the realm's key it gives the code, and without that nothing. */
  @Column(name = "NONCE", length = 64, nullable = false)
  private String nonce;

  /** From when the tries are counted: milliseconds since the epoch. */
  @Column(name = "BEGUN_AT", nullable = false)
  private long begunAt;

  /** When it left last, in milliseconds since the epoch; 0 where it has not. */
  @Column(name = "SENT_AT", nullable = false)
  private long sentAt;

  /** Milliseconds since the epoch. */
  @Column(name = "EXPIRES_AT", nullable = false)
  private long expiresAt;

  /** Codes that were typed, right or wrong, whatever code it was at that time. */
  @Column(name = "TRIES", nullable = false)
  private int tries;

  /** The visit in which it was typed; null before. */
  @Column(name = "USED_BY", length = 36)
  private String usedBy;

  /** For JPA. */
  protected EnrolmentCodeEntity() {}

  String id() {
    return id;
  }

  String realmId() {
    return realmId;
  }

  String userId() {
    return userId;
  }

  String mobileHash() {
    return mobileHash;
  }

  String nonce() {
    return nonce;
  }

  long begunAt() {
    return begunAt;
  }

  long sentAt() {
    return sentAt;
  }

  long expiresAt() {
    return expiresAt;
  }

  int tries() {
    return tries;
  }

  String usedBy() {
    return usedBy;
  }
}
