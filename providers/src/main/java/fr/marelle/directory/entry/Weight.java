package fr.marelle.directory.entry;

/** How much a problem costs. */
public enum Weight {
  /** Nothing: something was passed over that is not needed. */
  NOTE,
  /** One value: the field is as if it were absent, the rest of the entry follows. */
  FIELD,
  /** One entry: it is left out. Nobody may be taken for gone because of it. */
  ENTRY,
  /**
   * The file, or what remains of it: nobody of its {@link Coverage} may be taken for gone, since
   * nobody knows who was in the rest.
   */
  FILE
}
