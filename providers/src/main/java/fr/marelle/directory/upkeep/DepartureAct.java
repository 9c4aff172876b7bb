package fr.marelle.directory.upkeep;

import java.util.Locale;

/** What becomes of the account of somebody who has gone. */
public enum DepartureAct {
  /** It can't be used any more. */
  BLOCK,
  /** It goes for good. */
  REMOVE;

  /** As in the API: {@code block} or {@code remove}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
