package fr.marelle.directory.entry;

/** How a person is addressed. */
public enum Civility {
  /** Monsieur. */
  MR,
  /** Madame; Mademoiselle is read as such (circulaire n° 5575/SG of 21 February 2012). */
  MRS
}
