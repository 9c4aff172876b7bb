package fr.marelle.benchmarks;

import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Makes pupils' accounts, as a directory would. */
final class Accounts {
  /** Every active account's password. */
  static final String PASSWORD = "Galet-dans-8-cases!";

  /** Every other account's activation code. */
  static final String CODE = "zbpkzex";

  private static final int AT_ONCE = 200;

  private final RealmResource realm;

  Accounts(RealmResource realm) {
    this.realm = realm;
  }

  /** Accounts that nothing is asked of any more after the password. */
  List<String> active(String family, int number) {
    return create(family, number, user -> user.setCredentials(List.of(password())));
  }

  /** The same, blocked. */
  List<String> blocked(String family, int number) {
    return create(
        family,
        number,
        user -> {
          user.setCredentials(List.of(password()));
          user.setEnabled(false);
        });
  }

  /** Accounts that were never used. */
  List<String> toActivate(String family, int number) {
    return create(family, number, user -> user.setCredentials(List.of(activationCode())));
  }

  /** Somebody who may use the class console, once she has a class. */
  String teacher(String family) {
    return create(
            family,
            1,
            user -> {
              user.setCredentials(List.of(password()));
              Map<String, List<String>> attributes = new HashMap<>(user.getAttributes());
              attributes.put("profile", List.of("teacher"));
              user.setAttributes(attributes);
            })
        .get(0);
  }

  private List<String> create(String family, int number, Consumer<UserRepresentation> wishes) {
    List<UserRepresentation> users = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      UserRepresentation user = pupil("eleve%d.%s".formatted(i, family));
      wishes.accept(user);
      users.add(user);
    }
    for (int from = 0; from < number; from += AT_ONCE) {
      add(users.subList(from, Math.min(number, from + AT_ONCE)));
    }
    return users.stream().map(UserRepresentation::getUsername).toList();
  }

  private void add(List<UserRepresentation> users) {
    PartialImportRepresentation directory = new PartialImportRepresentation();
    directory.setIfResourceExists("FAIL");
    directory.setUsers(users);
    try (Response response = realm.partialImport(directory)) {
      if (response.getStatus() != 200) {
        throw new IllegalStateException(
            "Accounts could not be made (%d): %s"
                .formatted(response.getStatus(), response.readEntity(String.class)));
      }
    }
  }

  private static UserRepresentation pupil(String identifier) {
    UserRepresentation user = new UserRepresentation();
    user.setUsername(identifier);
    user.setFirstName("Thierry");
    user.setLastName("Prévert");
    user.setEmail(identifier + "@famille.example");
    user.setEnabled(true);
    user.setAttributes(
        Map.of(
            "profile", List.of("pupil"),
            "externalId", List.of("E-" + identifier),
            "birthDate", List.of("2015-06-02"),
            "termsVersion", List.of("1"),
            "termsAcceptedAt", List.of("2026-09-01T08:00:00Z")));
    return user;
  }

  private static CredentialRepresentation password() {
    CredentialRepresentation password = new CredentialRepresentation();
    password.setType(CredentialRepresentation.PASSWORD);
    password.setValue(PASSWORD);
    return password;
  }

  private static CredentialRepresentation activationCode() {
    CredentialRepresentation code = new CredentialRepresentation();
    code.setType("activation-code");
    code.setSecretData("{\"value\":\"" + CODE + "\"}");
    return code;
  }
}
