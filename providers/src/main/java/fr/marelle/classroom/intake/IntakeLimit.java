package fr.marelle.classroom.intake;

import fr.marelle.directory.run.Run;
import fr.marelle.directory.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How many files a school may send: each is kept in the database for up to a day. */
public enum IntakeLimit {
  /** Files that have not all come, or that nobody has had read. */
  UNFINISHED(5),
  /** Files in a day, whatever became of them. */
  A_DAY(20);

  /** Enough runs for both, those included that apply what others tried, or try it once more. */
  static final int LOOKED_AT = 3 * A_DAY.most;

  private static final Duration DAY = Duration.ofDays(1);

  private final int most;

  IntakeLimit(int most) {
    this.most = most;
  }

  int most() {
    return most;
  }

  /**
   * The limit by which no other file may be sent now; empty where one may.
   *
   * @param newest the newest runs of the school, {@link #LOOKED_AT} of them
   * @param now milliseconds since 1970
   */
  static Optional<IntakeLimit> reached(List<Run> newest, long now) {
    long unfinished = newest.stream().filter(run -> run.state() == RunState.UPLOADING).count();
    if (unfinished >= UNFINISHED.most) {
      return Optional.of(UNFINISHED);
    }
    long today =
        newest.stream()
            .filter(run -> run.dry() && !run.isRedone())
            .filter(run -> run.putAt() > now - DAY.toMillis())
            .count();
    return today >= A_DAY.most ? Optional.of(A_DAY) : Optional.empty();
  }
}
