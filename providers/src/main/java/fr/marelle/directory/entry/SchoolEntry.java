package fr.marelle.directory.entry;

import java.util.List;
import java.util.Optional;

/**
 * What a source says of a school.
 *
 * @param jointure by which people of the same academy name it
 * @param uai seven digits and a capital letter; has a value in a {@link Saying#WHOLE} entry
 * @param name as it is called, « nom courant »
 * @param type as the source has it: {@code COLLEGE}, {@code ECOLE ELEMENTAIRE}…
 * @param classes names of its classes
 */
public record SchoolEntry(
    Location location,
    Saying saying,
    Optional<ExternalId> jointure,
    Field<String> uai,
    Field<String> name,
    Field<String> type,
    Field<List<SchoolClass>> classes)
    implements Entry {

  /**
   * A class of the school.
   *
   * @param name by which people name it
   * @param label longer, may be empty
   */
  public record SchoolClass(String name, String label) {}
}
