package fr.marelle.classroom.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.keycloak.models.UserModel;

/**
 * Somebody who may use the class console.
 *
 * @param user whose token it is
 * @param kinds what lets her; at least one
 * @param standing how far she reaches
 * @param schools the schools that she administers or teaches at; of a realm administrator only
 *     those that she belongs to
 * @param classes the classes that she teaches
 */
public record Caller(
    UserModel user,
    Set<CallerKind> kinds,
    Standing standing,
    Collection<Place> schools,
    Collection<Place> classes) {

  /** The kind that reaches furthest. */
  public CallerKind kind() {
    return EnumSet.copyOf(kinds).iterator().next();
  }

  /** Whether she administers anything: some things are shown to administrators only. */
  public boolean isAdministrator() {
    return kind() != CallerKind.TEACHER;
  }
}
