package fr.marelle.directory.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.marelle.directory.csv.CsvCorrection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.keycloak.util.JsonSerialization;

/**
 * What a file does not say itself.
 *
 * @param school UAI of the school that tables are of; null where they tell
 * @param namespace of the ids in tables; empty where they are unique by themselves; null for those
 *     of {@link #school}
 * @param academy whose jointures files of AAF hold; null where the files' names tell
 * @param complete whether whoever is not in tables has gone; the names of files of AAF tell
 * @param correction of what is recognised in a table that comes alone; null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunSettings(
    String school, String namespace, String academy, boolean complete, CsvCorrection correction) {
  String write() {
    try {
      return JsonSerialization.writeValueAsString(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RunSettings read(String written) {
    try {
      return JsonSerialization.readValue(written, RunSettings.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for a table that is corrected so. */
  public RunSettings corrected(CsvCorrection other) {
    return new RunSettings(school, namespace, academy, complete, other);
  }

  /** The same where whoever is not in tables has gone, or has not. */
  public RunSettings complete(boolean other) {
    return new RunSettings(school, namespace, academy, other, correction);
  }

  /** {@link #correction}. */
  public Optional<CsvCorrection> ofCorrection() {
    return Optional.ofNullable(correction);
  }

  /** {@link #school}. */
  public Optional<String> ofSchool() {
    return Optional.ofNullable(school);
  }

  /** {@link #academy}. */
  public Optional<String> ofAcademy() {
    return Optional.ofNullable(academy);
  }
}
