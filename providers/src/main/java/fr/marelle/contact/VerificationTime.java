package fr.marelle.contact;

/** When a person is asked to verify a contact. */
enum VerificationTime {
  /** Never; the person may still do it. */
  NEVER,
  /** Before the first connection is over, or the next one of whoever is active already. */
  FIRST,
  /** At a later connection; the person may put it off. */
  LATER;

  /**
   * Whether it is asked for now, of a contact that is not verified.
   *
   * @param firstConnection whether the account was activated in this very authentication
   * @param putOff whether the person put it off lately
   */
  boolean isDue(boolean firstConnection, boolean putOff) {
    return this == FIRST || (this == LATER && !firstConnection && !putOff);
  }
}
