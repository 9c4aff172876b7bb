package fr.marelle.schools;

import java.util.List;

/**
 * A town after a night, and what the night changed.
 *
 * <p>Added are those who were not there before, changed those of whom something is new, as they are
 * now, gone those who are no longer there, as they were.
 */
public record Night(
    Town town,
    List<Pupil> addedPupils,
    List<Relative> addedRelatives,
    List<Pupil> changedPupils,
    List<Relative> changedRelatives,
    List<Employee> changedEmployees,
    List<Pupil> gonePupils,
    List<Relative> goneRelatives) {

  /** Nothing has changed yet. */
  static Night before(Town town) {
    return new Night(
        town, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }
}
