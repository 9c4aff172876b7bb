package fr.marelle.hand;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That somebody wants an account to be removed. It is blocked until then. */
@Entity
@Table(name = "MARELLE_LEAVING")
public class LeavingEntity {
  @Id
  @Column(name = "USER_ID", length = 36)
  private String account;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  private String realmId;

  /** Milliseconds since the epoch. */
  @Column(name = "SINCE", nullable = false)
  private long since;

  /** Id of the account of whoever wants it. */
  @Column(name = "WHO", nullable = false)
  private String who;

  /** Whether it could be used until then. */
  @Column(name = "WAS_OPEN", nullable = false)
  private boolean wasOpen;

  /** For JPA. */
  protected LeavingEntity() {}

  LeavingEntity(String account, String realmId, long since, String who, boolean wasOpen) {
    this.account = account;
    this.realmId = realmId;
    this.since = since;
    this.who = who;
    this.wasOpen = wasOpen;
  }

  String account() {
    return account;
  }

  String realmId() {
    return realmId;
  }

  long since() {
    return since;
  }

  String who() {
    return who;
  }

  boolean wasOpen() {
    return wasOpen;
  }
}
