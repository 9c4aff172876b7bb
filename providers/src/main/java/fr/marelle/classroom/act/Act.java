package fr.marelle.classroom.act;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;

/** Something that is done for an account, as its trace names it. */
public enum Act {
  /** A new code; the earlier one of its kind has ended. */
  CODE_ISSUED(OperationType.CREATE),
  /** Somebody has seen a code. */
  CODE_SHOWN(OperationType.ACTION),
  /** A login sheet, as PDF or CSV. */
  SHEET_PRINTED(OperationType.ACTION),
  /** A login sheet by mail. */
  SHEET_MAILED(OperationType.ACTION),
  /** A way to a new password, by mail. */
  PASSWORD_MAILED(OperationType.ACTION),
  /** The account can't be used any more. */
  BLOCKED(OperationType.UPDATE),
  /** The account can be used again. */
  UNBLOCKED(OperationType.UPDATE),
  /** An account that somebody made by hand. */
  CREATED(OperationType.CREATE),
  /** Somebody has seen names, birth date and contacts. */
  OPENED(OperationType.ACTION),
  /** Names, birth date or contacts. */
  CORRECTED(OperationType.UPDATE),
  /** Other classes. */
  MOVED(OperationType.UPDATE),
  /** A relative has been tied to a pupil. */
  ATTACHED(OperationType.UPDATE),
  /** A relative has been parted from a pupil. */
  DETACHED(OperationType.UPDATE),
  /** The account is to be removed, and is blocked until then. */
  REMOVAL_BEGUN(OperationType.UPDATE),
  /** The account is not to be removed after all. */
  REMOVAL_CALLED_OFF(OperationType.UPDATE),
  /** Another account of the same person has become part of it, or it of another. */
  MERGED(OperationType.UPDATE),
  /** The two are two again. */
  MERGE_UNDONE(OperationType.UPDATE);

  private final OperationType operation;

  Act(OperationType operation) {
    this.operation = operation;
  }

  /** The kind of operation of the admin event. */
  OperationType operation() {
    return operation;
  }

  /** The name in events and in the API: {@code code-issued} and so on. */
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Act> parse(String value) {
    return Arrays.stream(values()).filter(act -> act.value().equals(value)).findFirst();
  }
}
