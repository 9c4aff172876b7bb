package fr.marelle.directory.entry;

/** One thing that a source says, in the order of the source. */
public sealed interface Entry
    permits NomenclatureEntry, PersonEntry, Problem, RemovalEntry, SchoolEntry, UnreadEntry {
  /** Where it begins. */
  Location location();
}
