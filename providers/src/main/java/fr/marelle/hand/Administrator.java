package fr.marelle.hand;

import java.util.Set;

/**
 * Whoever acts.
 *
 * @param account its id
 * @param ofRealm whether she administers all of it
 * @param schools UAI of the schools that she administers
 */
public record Administrator(String account, boolean ofRealm, Set<String> schools) {
  /** Whether she administers the school of that UAI. */
  boolean administers(String uai) {
    return ofRealm || schools.contains(uai);
  }
}
