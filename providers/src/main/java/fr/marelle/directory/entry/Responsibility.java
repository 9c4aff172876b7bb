package fr.marelle.directory.entry;

/** What a relative has to say about a pupil. */
public enum Responsibility {
  /** Responsable légal: has parental authority. */
  LEGAL,
  /** Personne en charge: the pupil lives with them, or they answer for the pupil day by day. */
  IN_CHARGE,
  /** Neither: somebody to call or to send an invoice to. */
  NONE,
  /** The source does not say. */
  UNSAID
}
