package fr.marelle.schools;

import java.time.LocalDate;

/**
 * Who somebody is.
 *
 * @param jointure unique among all that a seed makes
 * @param usage the name by marriage; empty for most
 * @param others further first names with blanks between them; empty for many
 */
public record Identity(
    long jointure,
    Sex sex,
    String family,
    String usage,
    String first,
    String others,
    LocalDate birthDate) {

  Identity withUsage(String name) {
    return new Identity(jointure, sex, family, name, first, others, birthDate);
  }

  Identity withFamily(String name) {
    return new Identity(jointure, sex, name, usage, first, others, birthDate);
  }
}
