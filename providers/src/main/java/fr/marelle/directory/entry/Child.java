package fr.marelle.directory.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A pupil, as the relative's entry names them. */
public sealed interface Child {
  /** What the relative is to the pupil. */
  Kinship kinship();

  /** What the relative has to say about the pupil. */
  Responsibility responsibility();

  /** By the pupil's id. */
  record ById(ExternalId pupil, Kinship kinship, Responsibility responsibility) implements Child {}

  /**
   * By the pupil's name: whoever in that school is called so.
   *
   * @param family nom de famille, or the name that the pupil goes by
   * @param classes where to look; empty where the source does not say
   */
  record ByName(
      SchoolRef school,
      String family,
      String first,
      Optional<LocalDate> birthDate,
      List<ClassRef> classes,
      Kinship kinship,
      Responsibility responsibility)
      implements Child {
    public ByName {
      classes = List.copyOf(classes);
    }
  }
}
