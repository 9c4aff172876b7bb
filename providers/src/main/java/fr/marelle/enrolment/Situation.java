package fr.marelle.enrolment;

import java.util.Locale;

/** Whether an account can be enrolled by SMS. Whoever asks never learns it on a page. */
enum Situation {
  /** A code leaves. */
  READY,
  /** Its owner is told by SMS how to get back in. */
  ACTIVE,
  /** An administrator or a teacher closed the account. */
  BLOCKED,
  /** Nobody's relative, so that nothing can be confirmed. */
  NO_CHILDREN,
  /**
   * A child whose birth date the directory doesn't know, or of whom nobody knows which of two
   * pupils it is: it can't be confirmed.
   */
  NO_BIRTH_DATE,
  /** The directory has her twice, and nobody knows which account is to be hers. */
  SEVERAL;

  /** As events say it. */
  String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What decides.
   *
   * @param enabled whether the account may be used at all
   * @param active whether it has a password, or somebody else checks it
   * @param children whether it has any
   * @param birthDates whether the directory knows each, and the birth date
   */
  record Facts(boolean enabled, boolean active, boolean children, boolean birthDates) {}

  static Situation of(Facts facts) {
    if (!facts.enabled()) {
      return BLOCKED;
    }
    if (facts.active()) {
      return ACTIVE;
    }
    if (!facts.children()) {
      return NO_CHILDREN;
    }
    return facts.birthDates() ? READY : NO_BIRTH_DATE;
  }
}
