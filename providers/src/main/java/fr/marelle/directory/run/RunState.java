package fr.marelle.directory.run;

import java.util.Locale;

/** Where a run stands. */
public enum RunState {
  /** Its file is on its way. */
  UPLOADING,
  /** No node has taken it on yet: another run of the same school may be under way. */
  WAITING,
  /** A node works on it. */
  RUNNING,
  /** Somebody stopped it for a while; others of the same school wait all the same. */
  PAUSED,
  /** Somebody ended it. What it did until then stays. */
  CANCELLED,
  /** All was done. */
  DONE,
  /** It can't go on. What it did until then stays. */
  FAILED,
  /** All was done but for the people who would go, who are too many: somebody has to confirm it. */
  ASKING;

  /** As in the API. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing more comes of it. */
  public boolean isOver() {
    return this == CANCELLED || this == DONE || this == FAILED;
  }
}
