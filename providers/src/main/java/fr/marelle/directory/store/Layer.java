package fr.marelle.directory.store;

/**
 * Where a run writes what the directory said, and what it takes for true: a dry run writes on a
 * layer of its own, and what is on it covers what is below.
 *
 * @param realmId whose directory
 * @param name empty for what is true; the id of a dry run for what would be
 */
public record Layer(String realmId, String name) {
  static final String TRUTH = "";

  /** What is true. */
  public static Layer truth(String realmId) {
    return new Layer(realmId, TRUTH);
  }

  /** What would be true after a dry run. */
  public static Layer of(String realmId, String dryRun) {
    return new Layer(realmId, dryRun);
  }

  /** Whether what is written on it is true. */
  public boolean isTruth() {
    return name.equals(TRUTH);
  }
}
