package fr.marelle.directory.plan;

import fr.marelle.directory.entry.ExternalId;

/** Within which an external id is unique: another one is of another source. */
final class Namespace {
  private Namespace() {}

  static String of(String externalId) {
    int end = Math.max(externalId.indexOf(ExternalId.SEPARATOR), 0);
    return externalId.startsWith(BatchPlan.OWN_IDS)
        ? BatchPlan.OWN_IDS
        : externalId.substring(0, end);
  }

  /** Whether both are of the same source. */
  static boolean isSame(String one, String other) {
    return of(one).equals(of(other));
  }
}
