package fr.marelle.directory.csv;

import fr.marelle.account.Profile;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/**
 * What a person knows better than the recognition.
 *
 * @param columns what a column holds, by its index from 0; {@link CsvColumn#IGNORED} for one that
 *     is not to be read. The others are as recognised
 */
public record CsvCorrection(
    Optional<Profile> profile,
    Optional<Charset> encoding,
    Optional<Character> separator,
    Map<Integer, CsvColumn> columns) {
  /** Nothing to correct. */
  public static final CsvCorrection NONE =
      new CsvCorrection(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

  public CsvCorrection {
    columns = Map.copyOf(columns);
  }
}
