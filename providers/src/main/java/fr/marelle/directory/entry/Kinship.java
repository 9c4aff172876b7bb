package fr.marelle.directory.entry;

/** What a relative is to a pupil. */
public enum Kinship {
  FATHER,
  MOTHER,
  /** Tuteur, tutrice. */
  GUARDIAN,
  /** Somebody else: a grandparent, a host family, a service. */
  OTHER,
  /** The source does not say. */
  UNSAID
}
