package fr.marelle.schools;

import java.util.List;

/**
 * A family while it is being made.
 *
 * @param children with their guardians, in no school yet
 */
record Household(List<Relative> relatives, List<Pupil> children) {}
