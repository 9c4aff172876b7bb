package fr.marelle.tests;

import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.representations.idm.UserRepresentation;

/** All that the administrator sees of an account: to compare before and after. */
record Account(
    boolean enabled,
    String email,
    boolean emailVerified,
    Map<String, List<String>> attributes,
    List<String> credentials,
    List<String> requiredActions,
    int sessions) {

  static Account of(Ent ent, Person person) {
    UserRepresentation user = ent.people().account(person).toRepresentation();
    return new Account(
        user.isEnabled(),
        user.getEmail(),
        user.isEmailVerified(),
        new TreeMap<>(user.getAttributes() == null ? Map.of() : user.getAttributes()),
        ent.people().credentialTypes(person).stream().sorted().toList(),
        user.getRequiredActions(),
        ent.people().account(person).getUserSessions().size());
  }
}
