package fr.marelle.cli;

import java.time.Duration;

/** Waits. */
final class Pause {
  private Pause() {}

  /**
   * @throws ServerFailure when this process is to end
   */
  static void of(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailure(0, "");
    }
  }
}
