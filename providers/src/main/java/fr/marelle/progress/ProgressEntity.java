package fr.marelle.progress;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;

/**
 * What the numbers of one profile in one class or school were on a day. A day without a row is as
 * the one before: see {@link History}.
 */
@Entity
@Table(name = "MARELLE_CLASS_PROGRESS")
@IdClass(ProgressKey.class)
public class ProgressEntity {
  @Id
  @Column(name = "GROUP_ID", length = 36)
  private String groupId;

  @Id
  @Column(name = "PROFILE", length = 16)
  private String profile;

  @Id
  @Column(name = "COUNTED_ON")
  private LocalDate day;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  private String realmId;

  @Column(name = "ACTIVE_COUNT", nullable = false)
  private int active;

  @Column(name = "TO_ACTIVATE_COUNT", nullable = false)
  private int toActivate;

  @Column(name = "RENEWING_COUNT", nullable = false)
  private int renewing;

  @Column(name = "BLOCKED_COUNT", nullable = false)
  private int blocked;

  /** For JPA. */
  protected ProgressEntity() {}

  ProgressEntity(String realmId, String groupId, String profile, LocalDate day) {
    this.realmId = realmId;
    this.groupId = groupId;
    this.profile = profile;
    this.day = day;
  }

  String realmId() {
    return realmId;
  }

  String groupId() {
    return groupId;
  }

  String profile() {
    return profile;
  }

  LocalDate day() {
    return day;
  }

  StateCounts counts() {
    return new StateCounts(active, toActivate, renewing, blocked);
  }

  void counted(StateCounts counts) {
    active = counts.active();
    toActivate = counts.toActivate();
    renewing = counts.renewing();
    blocked = counts.blocked();
  }
}
