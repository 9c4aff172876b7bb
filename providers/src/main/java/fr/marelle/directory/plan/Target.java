package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import java.util.Optional;
import java.util.Set;

/**
 * How an account is going to be.
 *
 * @param email address, lower case
 * @param mobile in E.164
 * @param birthDate ISO-8601
 * @param children external ids
 * @param places that the directory gives
 */
public record Target(
    Profile profile,
    String externalId,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> email,
    Optional<String> mobile,
    Optional<String> birthDate,
    Set<String> children,
    Set<PlaceName> places) {
  public Target {
    children = Set.copyOf(children);
    places = Set.copyOf(places);
  }

  /** The same with another address. */
  Target withEmail(Optional<String> other) {
    return new Target(
        profile, externalId, firstName, lastName, other, mobile, birthDate, children, places);
  }

  /** The same of a person whose account goes by another id. */
  Target of(String mainId) {
    return new Target(
        profile, mainId, firstName, lastName, email, mobile, birthDate, children, places);
  }

  /** The same with other children, elsewhere. */
  Target withFamily(Set<String> others, Set<PlaceName> elsewhere) {
    return new Target(
        profile, externalId, firstName, lastName, email, mobile, birthDate, others, elsewhere);
  }

  /** First name and last name, for reports. */
  String fullName() {
    return String.join(" ", firstName.orElse(""), lastName.orElse("")).strip();
  }
}
