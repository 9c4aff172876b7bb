package fr.marelle.directory.entry;

/** What a code of the nomenclatures means in words. */
public record NomenclatureEntry(
    Location location, Nomenclature nomenclature, ExternalId code, String label) implements Entry {

  /** Of what the codes are. */
  public enum Nomenclature {
    /** Matière, see {@link Lesson#subject}. */
    SUBJECT,
    /** Module élémentaire de formation: a level and kind of class. */
    LEVEL
  }
}
