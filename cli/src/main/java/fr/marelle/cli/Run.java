package fr.marelle.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Set;

/**
 * A run as the server tells it.
 *
 * @param received bytes of its file that the server has
 * @param percent of it that is done
 * @param failureText why it failed; null where it did not
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Run(
    String id,
    String file,
    boolean dry,
    String state,
    long received,
    double percent,
    long accountsPerSecond,
    Counts counts,
    String askedAt,
    String failureText) {

  private static final Set<String> STILL =
      Set.of("done", "cancelled", "failed", "asking", "paused");

  /**
   * What it did so far, or would have done.
   *
   * @param held people who would go if somebody confirmed it
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Counts(
      long created,
      long changed,
      long unchanged,
      long gone,
      long returned,
      long held,
      long questions,
      long problems) {

    boolean leavesWork() {
      return questions > 0 || problems > 0;
    }
  }

  /** Whether nothing more comes of it by itself. */
  boolean isStill() {
    return STILL.contains(state);
  }
}
