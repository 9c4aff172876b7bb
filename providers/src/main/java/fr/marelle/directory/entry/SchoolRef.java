package fr.marelle.directory.entry;

/** How a source names a school. */
public sealed interface SchoolRef {

  /**
   * By its UAI.
   *
   * @param uai seven digits and a capital letter
   */
  record ByUai(String uai) implements SchoolRef {}

  /** By its jointure, which the {@link SchoolEntry} of the school, now or once, told. */
  record ByJointure(ExternalId id) implements SchoolRef {}
}
