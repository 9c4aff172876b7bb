package fr.marelle.directory.run;

/** The transactions in which a run is worked on. */
interface RunTransactions {
  /** Does it in a transaction of its own. */
  <T> T alone(InTransaction.Work<T> work);
}
