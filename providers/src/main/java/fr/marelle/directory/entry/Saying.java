package fr.marelle.directory.entry;

/** How much an entry says of the person or school that it is about. */
public enum Saying {
  /** It exists, and this is all that the source knows of it. */
  WHOLE,
  /** It is known already by its id, and these of its fields have changed. */
  CHANGE
}
