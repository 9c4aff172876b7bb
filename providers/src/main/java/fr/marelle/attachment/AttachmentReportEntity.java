package fr.marelle.attachment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/**
 * A relative's word that a pupil is wrongly attached to her: one for each pair of them and each
 * school that is to know.
 */
@Entity
@Table(
    name = "MARELLE_ATTACHMENT_REPORT",
    uniqueConstraints = @UniqueConstraint(columnNames = {"RELATIVE_ID", "PUPIL_ID", "SCHOOL"}))
public class AttachmentReportEntity {
  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  private String realmId;

  @Column(name = "RELATIVE_ID", nullable = false)
  private String relativeId;

  @Column(name = "PUPIL_ID", nullable = false)
  private String pupilId;

  /** UAI of a school of the pupil's. */
  @Column(name = "SCHOOL", nullable = false)
  private String school;

  /** Milliseconds since the epoch. */
  @Column(name = "REPORTED_AT", nullable = false)
  private long reportedAt;

  /** For JPA. */
  protected AttachmentReportEntity() {}

  String id() {
    return id;
  }

  String realmId() {
    return realmId;
  }

  String relativeId() {
    return relativeId;
  }

  String pupilId() {
    return pupilId;
  }

  String school() {
    return school;
  }

  long reportedAt() {
    return reportedAt;
  }
}
