package fr.marelle.classroom.api;

/** What a client may ask for, as scopes of OAuth; the caller's own authority limits it further. */
public enum Scope {
  /** Lists, states, progress, history; never a code. */
  READ("classroom.read"),
  /** Codes, shown and issued; sheets and mails. */
  CODES("classroom.codes"),
  /** Blocking and unblocking. */
  BLOCK("classroom.block"),
  /** Importing a school's files: they make, change and end accounts. */
  IMPORT("classroom.import"),
  /** Accounts made, corrected, moved, merged and removed by hand, by administrators. */
  MANAGE("classroom.manage");

  private final String value;

  Scope(String value) {
    this.value = value;
  }

  /** Its name in tokens. */
  public String value() {
    return value;
  }
}
