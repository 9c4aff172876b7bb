package fr.marelle.classroom.intake;

import fr.marelle.directory.run.Run;
import fr.marelle.directory.run.RunState;
import java.time.Duration;
import java.util.List;

/** How many files a school may send: each is kept in the database for up to a day. */
final class IntakeLimit {
  /** Files that have not all come, or that nobody has had read. */
  static final int MOST_UPLOADS = 5;

  /** Files in a day, whatever became of them. */
  static final int MOST_A_DAY = 20;

  /** Enough runs for both, those included that apply what others tried. */
  static final int LOOKED_AT = 2 * MOST_A_DAY;

  private static final Duration DAY = Duration.ofDays(1);

  private IntakeLimit() {}

  /**
   * Whether no other file may be sent now.
   *
   * @param newest the newest {@value #LOOKED_AT} runs of the school
   * @param now milliseconds since 1970
   */
  static boolean isReached(List<Run> newest, long now) {
    long uploads = newest.stream().filter(run -> run.state() == RunState.UPLOADING).count();
    long today =
        newest.stream().filter(Run::dry).filter(run -> run.putAt() > now - DAY.toMillis()).count();
    return uploads >= MOST_UPLOADS || today >= MOST_A_DAY;
  }
}
