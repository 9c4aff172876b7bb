package fr.marelle.directory.csv;

import fr.marelle.directory.entry.Coverage.Extent;
import java.util.Map;
import java.util.Optional;

/**
 * What tables do not say themselves.
 *
 * @param school UAI of the school that they are of; a column may name another in each row
 * @param namespace of the ids in them; empty where they are unique by themselves
 * @param extent whether who is not in them has gone
 * @param corrections of what is recognised, by the file's name
 */
public record CsvSettings(
    Optional<String> school,
    String namespace,
    Extent extent,
    Map<String, CsvCorrection> corrections) {
  public CsvSettings {
    corrections = Map.copyOf(corrections);
  }
}
