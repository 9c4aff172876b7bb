package fr.marelle.classroom.access;

import fr.marelle.account.AdministeringRoles;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Tells who administers something, by a role of their own or by a group. */
public final class Administrators {
  private final AdministeringRoles roles;

  /** Of that realm. */
  public Administrators(KeycloakSession session, RealmModel realm) {
    this.roles = new AdministeringRoles(session, realm);
  }

  /** The ids of those who administer something. */
  public Set<String> among(Collection<Person> persons) {
    boolean everybody = roles.isEverybodys();
    return persons.stream()
        .filter(person -> everybody || isOne(person))
        .map(Person::id)
        .collect(Collectors.toSet());
  }

  private boolean isOne(Person person) {
    return person.places().stream().map(Place::id).anyMatch(roles::isGrantedBy)
        || person.roles().stream().anyMatch(roles::isOne);
  }
}
