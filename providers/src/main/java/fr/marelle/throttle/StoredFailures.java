package fr.marelle.throttle;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserLoginFailureModel;

/**
 * One row of failures. Whoever changes it locks it first and reads it again, so that no failure is
 * lost among nodes; whoever only reads does not wait.
 */
final class StoredFailures implements UserLoginFailureModel {
  private final EntityManager entities;
  private final FailuresEntity row;
  private boolean locked;

  /**
   * @param locked whether the row is locked already in this transaction
   */
  StoredFailures(EntityManager entities, FailuresEntity row, boolean locked) {
    this.entities = entities;
    this.row = row;
    this.locked = locked;
  }

  private FailuresEntity changing() {
    if (!locked) {
      entities.refresh(row, LockModeType.PESSIMISTIC_WRITE);
      locked = true;
    }
    row.changedAt(Time.currentTimeMillis());
    return row;
  }

  /** Has the row read anew when it is asked for the next time. */
  void detach() {
    entities.detach(row);
  }

  @Override
  public String getId() {
    return row.realmId() + ":" + row.userId();
  }

  @Override
  public String getUserId() {
    return row.userId();
  }

  @Override
  public int getFailedLoginNotBefore() {
    return row.notBefore();
  }

  @Override
  public void setFailedLoginNotBefore(int notBefore) {
    changing().waitUntil(notBefore);
  }

  @Override
  public int getNumFailures() {
    return row.failures();
  }

  @Override
  public void incrementFailures() {
    changing().failed();
  }

  @Override
  public int getNumTemporaryLockouts() {
    return row.lockouts();
  }

  @Override
  public void incrementTemporaryLockouts() {
    changing().lockedOut();
  }

  @Override
  public void clearFailures() {
    changing().forgetFailures();
  }

  @Override
  public long getLastFailure() {
    return row.lastFailure();
  }

  @Override
  public void setLastFailure(long lastFailure) {
    changing().lastFailedAt(lastFailure);
  }

  @Override
  public String getLastIPFailure() {
    return row.lastAddress();
  }

  @Override
  public void setLastIPFailure(String ip) {
    changing().lastFailedFrom(ip);
  }

  @Override
  public int getNumSecondaryAuthFailures() {
    return row.secondaryFailures();
  }

  @Override
  public void incrementSecondaryAuthFailures() {
    changing().failedSecondary();
  }

  @Override
  public void clearPrimaryAndSecondaryAuthFailures() {
    clearFailures();
    changing().forgetSecondaryFailures();
  }
}
