package fr.marelle.classroom.access;

import fr.marelle.account.Profile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An account, as far as lists and access rules need it.
 *
 * @param id Keycloak's id of the account
 * @param identifier the username
 * @param firstName may be empty
 * @param lastName may be empty
 * @param hasEmail whether mail can reach it
 * @param enabled false for a blocked account
 * @param imported whether it comes from a directory that Keycloak asks for passwords (LDAP)
 * @param service whether it is a client's own account and nobody's
 * @param profile empty where the directory gave none
 * @param externalId the directory's id; empty where it gave none
 * @param birthDate as the directory wrote it; empty where it gave none
 * @param children external ids of the pupils whom a relative stands in for
 * @param places the groups it is a direct member of
 * @param roles ids of the roles that it was granted itself, but for the one that everybody has
 */
public record Person(
    String id,
    String identifier,
    String firstName,
    String lastName,
    boolean hasEmail,
    boolean enabled,
    boolean imported,
    boolean service,
    Optional<Profile> profile,
    Optional<String> externalId,
    Optional<String> birthDate,
    Set<String> children,
    List<Place> places,
    Set<String> roles) {

  /** Whether that is the account's profile. */
  public boolean is(Profile wanted) {
    return profile.filter(wanted::equals).isPresent();
  }
}
