package fr.marelle.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Set;

/**
 * A run as the server tells it.
 *
 * @param schools UAI of the only ones that it may touch; empty where it may touch any
 * @param received bytes of its file that the server has
 * @param percent of it that is done
 * @param failureText why it failed; null where it did not
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Run(
    String id,
    String file,
    List<String> schools,
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
  private static final double ALL = 100;

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

  /**
   * How it stands, where its state alone doesn't tell: of those that somebody ended, all that came
   * to their end have all percent.
   *
   * @return the state, or {@code redone}, {@code kept} or {@code reread}
   */
  String ending() {
    if (!"cancelled".equals(state) || percent < ALL) {
      return state;
    }
    if (dry) {
      return "redone";
    }
    return counts.held() > 0 ? "kept" : "reread";
  }

  /** Whether nothing more comes of it by itself. */
  boolean isStill() {
    return STILL.contains(state);
  }
}
