package fr.marelle.classroom.api;

import java.util.Locale;

/** The kinds of problem details (RFC 9457) that the API answers. */
public enum Problem {
  UNAUTHORIZED(401),
  INSUFFICIENT_AUTHENTICATION(401),
  FORBIDDEN(403),
  INSUFFICIENT_SCOPE(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  INVALID_REQUEST(400),
  TOO_MANY_ACCOUNTS(400),
  /** An import is not where that can be done with it. */
  IMPORT_STATE(409),
  /** The directory has changed since it was tried. */
  IMPORT_STALE(409),
  /** Somebody else has corrected the columns meanwhile. */
  COLUMNS_CHANGED(409),
  /** What must be in the table is not recognised in it. */
  TABLE_NOT_READY(409),
  /** Of those that have not all come, or that nobody has had read. */
  TOO_MANY_UPLOADS(409),
  /** In a day. */
  TOO_MANY_IMPORTS(409),
  PAYLOAD_TOO_LARGE(413),
  FILE_TOO_LARGE(413),
  LIKELY_DUPLICATES(409),
  STALE(409),
  IMPORT_UNDER_WAY(409),
  BELONGS_ELSEWHERE(409),
  NOT_MERGEABLE(409),
  NOT_UNDOABLE(409),
  /** A merge would give away what nobody of a school may give. */
  BEYOND_SCHOOL(409),
  /** Another directory, as an LDAP, keeps the account. */
  KEPT_ELSEWHERE(409),
  UNSUPPORTED_MEDIA_TYPE(415),
  SERVER_ERROR(500),
  MAIL_UNAVAILABLE(503),
  /** Too many do the same on this node. */
  BUSY(503);

  private static final String PREFIX = "urn:marelle:problem:";

  private final int status;

  Problem(int status) {
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What a program tells it by. */
  public String type() {
    return PREFIX + slug();
  }

  String titleKey() {
    return "marelleProblem." + slug() + ".title";
  }

  String detailKey() {
    return "marelleProblem." + slug() + ".detail";
  }

  private String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
