package fr.marelle.hand;

/** Why an act by hand is not done. */
public enum Refused {
  /** Something that was typed is wrong. */
  FAULTS,
  /** Somebody of the school may be the person, and nobody has said that it is another. */
  LIKELY_DUPLICATES,
  /** The account is no longer as whoever acts saw it. */
  STALE,
  /** A file is being imported that may change the same people. */
  IMPORT_UNDER_WAY,
  /**
   * The person belongs to a school, or has a child at one, that whoever acts does not administer.
   */
  BELONGS_ELSEWHERE,
  /** The two accounts can't be one person's: not of one profile, or one is merged or leaving. */
  NOT_MERGEABLE,
  /**
   * The account that would be closed has what passes on to nobody at an administrator's word: a
   * link to an identity provider, a second factor, a role of its own, a group beyond the schools.
   */
  BEYOND_SCHOOL,
  /** Another directory, as an LDAP, keeps the account: it is changed there. */
  KEPT_ELSEWHERE,
  /** The time to undo is over, or it was undone, or a later merge of the same people was not. */
  NOT_UNDOABLE
}
