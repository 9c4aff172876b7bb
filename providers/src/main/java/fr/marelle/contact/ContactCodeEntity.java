package fr.marelle.contact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A contact that waits for its code: one of each kind and account. */
@Entity
@Table(name = "MARELLE_CONTACT_CODE")
public class ContactCodeEntity {
  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  private String realmId;

  @Column(name = "USER_ID", nullable = false)
  private String userId;

  /** A {@link ContactKind#value()}. */
  @Column(name = "KIND", length = 8, nullable = false)
  private String kind;

  /** The address or number that the code goes to. */
  @Column(name = "CONTACT", nullable = false)
  private String contact;

  /** What the account had when the code was asked for; null where it had none. */
  @Column(name = "REPLACES")
  private String replaces;

  /** Null until the code is made, which is when it is sent. */
  @Column(name = "CODE_HASH", length = 64)
  private String codeHash;

  /** What the code is made of, with the realm's key; another for each code. */
  @Column(name = "NONCE", length = 36, nullable = false)
  private String nonce;

  /** Milliseconds since the epoch. */
  @Column(name = "ASKED_AT", nullable = false)
  private long askedAt;

  /** Milliseconds since the epoch; 0 until the code that was asked for last has left. */
  @Column(name = "SENT_AT", nullable = false)
  private long sentAt;

  /** Milliseconds since the epoch; 0 while there is no code. */
  @Column(name = "EXPIRES_AT", nullable = false)
  private long expiresAt;

  /** Codes that were typed for this contact, right or wrong. */
  @Column(name = "TRIES", nullable = false)
  private int tries;

  /** For JPA. */
  protected ContactCodeEntity() {}

  String id() {
    return id;
  }

  String realmId() {
    return realmId;
  }

  String userId() {
    return userId;
  }

  String kind() {
    return kind;
  }

  String contact() {
    return contact;
  }

  String replaces() {
    return replaces;
  }

  String codeHash() {
    return codeHash;
  }

  String nonce() {
    return nonce;
  }

  long askedAt() {
    return askedAt;
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
}
