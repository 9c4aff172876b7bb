package fr.marelle.classroom.intake;

import fr.marelle.directory.run.Intake;
import java.time.Duration;
import java.util.Optional;

/** How many files a school may send: each is kept in the database for up to a day. */
public enum IntakeLimit {
  /** Files that have not all come, or that nobody has had read. */
  UNFINISHED(5),
  /** Files in a day, whatever became of them; one that is tried once more is one. */
  A_DAY(20);

  private static final Duration DAY = Duration.ofDays(1);

  private final int most;

  IntakeLimit(int most) {
    this.most = most;
  }

  int most() {
    return most;
  }

  /**
   * Since when files count, in milliseconds since 1970.
   *
   * @param now the same
   */
  static long since(long now) {
    return now - DAY.toMillis();
  }

  /** The limit by which no other file may be sent now; empty where one may. */
  static Optional<IntakeLimit> reached(Intake intake) {
    if (intake.unfinished() >= UNFINISHED.most) {
      return Optional.of(UNFINISHED);
    }
    return intake.files() >= A_DAY.most ? Optional.of(A_DAY) : Optional.empty();
  }
}
