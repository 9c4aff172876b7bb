package fr.marelle.sheet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A text that a school wrote for its sheets. */
@Entity
@Table(name = "MARELLE_SHEET_TEMPLATE")
public class SheetTemplateEntity {
  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  private String realmId;

  /** The id of the school's group. */
  @Column(name = "SCHOOL_ID", length = 36, nullable = false)
  private String schoolId;

  /** A {@link SheetKind#value()}. */
  @Column(name = "KIND", length = 16, nullable = false)
  private String kind;

  /** A {@link SheetLanguage#tag()}. */
  @Column(name = "LANGUAGE", length = 8, nullable = false)
  private String language;

  @Column(name = "TEXT", nullable = false)
  private String text;

  /** The id of the account of whoever wrote it. */
  @Column(name = "CHANGED_BY", nullable = false)
  private String changedBy;

  /** Milliseconds since the epoch. */
  @Column(name = "CHANGED_AT", nullable = false)
  private long changedAt;

  /** For JPA. */
  protected SheetTemplateEntity() {}

  String id() {
    return id;
  }

  String realmId() {
    return realmId;
  }

  String schoolId() {
    return schoolId;
  }

  String kind() {
    return kind;
  }

  String language() {
    return language;
  }

  String text() {
    return text;
  }

  String changedBy() {
    return changedBy;
  }

  long changedAt() {
    return changedAt;
  }
}
