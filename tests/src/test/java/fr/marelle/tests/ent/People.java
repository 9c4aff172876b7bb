package fr.marelle.tests.ent;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Makes accounts as a directory would: fresh ones for each test, so that no test sees another's.
 */
public final class People {
  private static final List<String> FIRST_NAMES =
      List.of("Thierry", "Lina", "Mathis", "Inès", "Noé", "Zoé", "Aïcha", "Gaël");
  private static final String LETTERS = "bcdfghjkmnpqrstvwxz";

  private final RealmResource realm;
  private final AtomicInteger numbers;

  People(RealmResource realm) {
    this(realm, new AtomicInteger());
  }

  private People(RealmResource realm, AtomicInteger numbers) {
    this.realm = realm;
    this.numbers = numbers;
  }

  /** Those of the same realm, reached anew. */
  People goOn(RealmResource realm) {
    return new People(realm, numbers);
  }

  /** A pupil with an activation code. */
  public Person pupil() {
    return withProfile("pupil");
  }

  /** A parent with an activation code. */
  public Person relative() {
    return withProfile("relative");
  }

  /** A teacher with an activation code. */
  public Person teacher() {
    return withProfile("teacher");
  }

  /** Somebody of that profile, with an activation code. */
  public Person withProfile(String profile) {
    return create(profile, user -> {});
  }

  /** Somebody whose account the test has its own wishes for. */
  public Person create(String profile, Consumer<UserRepresentation> wishes) {
    int number = numbers.incrementAndGet();
    String firstName = FIRST_NAMES.get(number % FIRST_NAMES.size());
    String identifier = "enfant" + number + ".prevert";
    String code = code(number);

    UserRepresentation user = new UserRepresentation();
    user.setUsername(identifier);
    user.setFirstName(firstName);
    user.setLastName("Prévert");
    user.setEnabled(true);
    user.setAttributes(Map.of("profile", List.of(profile)));
    user.setCredentials(List.of(activationCode(code)));
    wishes.accept(user);
    String id;
    try (Response response = realm.users().create(user)) {
      id = CreatedResponseUtil.getCreatedId(response);
    }
    return new Person(
        id,
        requireNonNull(user.getUsername()),
        code,
        requireNonNull(user.getFirstName()),
        requireNonNull(user.getLastName()),
        profile);
  }

  /** The documented form in which a directory hands a code in, in clear. */
  public static CredentialRepresentation activationCode(String code) {
    CredentialRepresentation credential = new CredentialRepresentation();
    credential.setType("activation-code");
    credential.setSecretData("{\"value\":\"" + code + "\"}");
    return credential;
  }

  /** The same, valid until then only. */
  public static CredentialRepresentation activationCode(String code, long expiresAtMillis) {
    CredentialRepresentation credential = activationCode(code);
    credential.setCredentialData("{\"expiresAt\":" + expiresAtMillis + "}");
    return credential;
  }

  /** A password that somebody chose. */
  public static CredentialRepresentation password(String password) {
    CredentialRepresentation credential = new CredentialRepresentation();
    credential.setType("password");
    credential.setValue(password);
    return credential;
  }

  /** The account as the realm's administrator sees it. */
  public UserResource account(Person person) {
    return realm.users().get(person.id());
  }

  /** The types of the credentials that the account has, as the administrator's list shows them. */
  public List<String> credentialTypes(Person person) {
    return account(person).credentials().stream().map(CredentialRepresentation::getType).toList();
  }

  /** The first value of one of the account's attributes, or null. */
  public String attribute(Person person, String name) {
    Map<String, List<String>> attributes = account(person).toRepresentation().getAttributes();
    List<String> values = attributes == null ? null : attributes.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** Seven letters, one of a kind, like those that schools print. */
  private static String code(int number) {
    StringBuilder code = new StringBuilder("zbp");
    for (int rest = number * 7 + 1000, i = 0; i < 4; i++, rest /= LETTERS.length()) {
      code.append(LETTERS.charAt(rest % LETTERS.length()));
    }
    return code.toString();
  }
}
