package fr.marelle.contact;

/** What a code that was typed is worth. */
sealed interface CodeAnswer {

  /** The right one, which is used up now. */
  record Right(PendingContact contact) implements CodeAnswer {}

  /** A wrong one, which counts. */
  record Wrong(int triesLeft) implements CodeAnswer {}

  /** Nothing was tried: there is no code that could be right. */
  enum Nothing implements CodeAnswer {
    /** It was used already, or never asked for, or for another contact meanwhile. */
    GONE,
    /** It has not been sent yet. */
    NOT_SENT,
    /** Its half hour is over. */
    EXPIRED,
    /** Too many wrong ones were typed. */
    SPENT
  }
}
