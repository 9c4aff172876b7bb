package fr.marelle.directory.upkeep;

/** What becomes of the account of somebody who has gone. */
enum DepartureAct {
  /** It can't be used any more. */
  BLOCK,
  /** It goes for good. */
  REMOVE
}
