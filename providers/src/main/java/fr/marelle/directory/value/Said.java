package fr.marelle.directory.value;

import fr.marelle.directory.entry.Location;
import java.util.List;

/**
 * What a source says in one of its fields, as it stands there.
 *
 * @param field the attribute or column, as the source names it
 * @param isSaid whether the source has the field at all
 * @param values none, or blank ones, where the field is there and empty
 */
public record Said(String field, Location location, boolean isSaid, List<String> values) {

  /** A field that is there. */
  public static Said of(String field, Location location, List<String> values) {
    return new Said(field, location, true, values);
  }

  /** A field that is not there. */
  public static Said nothing(String field, Location location) {
    return new Said(field, location, false, List.of());
  }
}
