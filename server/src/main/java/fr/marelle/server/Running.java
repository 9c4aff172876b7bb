package fr.marelle.server;

import java.time.Duration;

/** A server that was started and may end by itself. */
interface Running {
  /** Waits for the end; whether it came in time. */
  boolean ended(Duration patience);

  /** What it ended with. */
  int exitCode();
}
