package fr.marelle.throttle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The failed tries at the secrets of one account. Written by whoever has locked the row. */
@Entity
@Table(name = "MARELLE_LOGIN_FAILURE")
@IdClass(FailuresKey.class)
public class FailuresEntity {
  private static final int MAX_ADDRESS = 255;

  @Id
  @Column(name = "REALM_ID", length = 36)
  private String realmId;

  @Id
  @Column(name = "USER_ID")
  private String userId;

  @Column(name = "FAILURES", nullable = false)
  private int failures;

  @Column(name = "SECONDARY_FAILURES", nullable = false)
  private int secondaryFailures;

  @Column(name = "LOCKOUTS", nullable = false)
  private int lockouts;

  /** Seconds since the epoch. */
  @Column(name = "NOT_BEFORE", nullable = false)
  private int notBefore;

  /** Milliseconds since the epoch, 0 for never. */
  @Column(name = "LAST_FAILURE", nullable = false)
  private long lastFailure;

  @Column(name = "LAST_ADDRESS", length = MAX_ADDRESS)
  private String lastAddress;

  /** Milliseconds since the epoch: the row is swept some time after. */
  @Column(name = "CHANGED_AT", nullable = false)
  private long changedAt;

  /** For JPA. */
  protected FailuresEntity() {}

  String realmId() {
    return realmId;
  }

  String userId() {
    return userId;
  }

  int failures() {
    return failures;
  }

  int secondaryFailures() {
    return secondaryFailures;
  }

  int lockouts() {
    return lockouts;
  }

  int notBefore() {
    return notBefore;
  }

  long lastFailure() {
    return lastFailure;
  }

  String lastAddress() {
    return lastAddress;
  }

  void failed() {
    failures++;
  }

  void failedSecondary() {
    secondaryFailures++;
  }

  void lockedOut() {
    lockouts++;
  }

  void waitUntil(int seconds) {
    notBefore = seconds;
  }

  void lastFailedAt(long millis) {
    lastFailure = millis;
  }

  void lastFailedFrom(String address) {
    lastAddress =
        address == null ? null : address.substring(0, Math.min(address.length(), MAX_ADDRESS));
  }

  void forgetFailures() {
    failures = 0;
    lockouts = 0;
    notBefore = 0;
    lastFailure = 0;
    lastAddress = null;
  }

  void forgetSecondaryFailures() {
    secondaryFailures = 0;
  }

  void changedAt(long millis) {
    changedAt = millis;
  }
}
