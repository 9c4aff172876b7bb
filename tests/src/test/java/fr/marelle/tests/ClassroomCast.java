package fr.marelle.tests;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.School;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Two schools with everybody who might try something, each under a name, and an application by
 * which they do.
 */
final class ClassroomCast implements AutoCloseable {
  static final String ORIGIN = "https://appli.example";
  static final String ALL_SCOPES =
      "classroom.read classroom.codes classroom.block classroom.import classroom.manage";

  private static final List<String> SCOPES = List.of(ALL_SCOPES.split(" "));
  private static final String SECRET = "secret-du-service-1";

  final School school;
  final School otherSchool;
  final String ce2;
  final String cm1;
  final String sixth;

  private final Ent ent;
  private final String application = "essai-classe-" + UUID.randomUUID();
  private final String service = "essai-service-" + UUID.randomUUID();
  private final String group = "administrateurs-" + UUID.randomUUID();
  private final String composite = "compose-" + UUID.randomUUID();
  private final Map<String, Person> people = new LinkedHashMap<>();

  ClassroomCast(Ent ent) {
    this.ent = ent;
    this.school = School.in(ent, "École Jean-Moulin");
    this.otherSchool = School.in(ent, "Collège Marie-Curie");
    this.ce2 = school.addClass("CE2/CM1 \"A\"");
    this.cm1 = school.addClass("CM1");
    this.sixth = otherSchool.addClass("6e B");
    addClients();
    addTargets();
    addCallers();
  }

  private void addTargets() {
    add("pupil", "pupil", ce2);
    add("pupil next door", "pupil", cm1);
    add("pupil elsewhere", "pupil", sixth);
    add("pupil of a group below the class", "pupil", school.addGroup(ce2, "Latin"));
    add("colleague", "teacher", ce2);
    add("staff", "staff", school.id());
    add("guest", "guest", school.id());
    addRelative("relative", "relative", "pupil", school.id());
    addRelative("relative elsewhere", "relative", "pupil elsewhere", otherSchool.id());
    addRelative("relative of a colleague", "relative", "colleague");
    addRelative("staff elsewhere with a child here", "staff", "pupil", otherSchool.id());
    add("pupil with a role", "pupil", ce2);
    management("pupil with a role", "view-users");
    add("pupil with a composite role", "pupil", ce2);
    addComposite("pupil with a composite role");
    add("pupil in a group with a role", "pupil", ce2);
    addGroupWithRole("pupil in a group with a role");
    add("administrator of the school", "staff", school.id());
    realmRole("administrator of the school", "school-administrator");
    add("somebody", "guest");
    people.put("service account", servicePerson());
  }

  private void addCallers() {
    add("pupil who calls", "pupil", ce2);
    addRelative("relative who calls", "relative", "pupil elsewhere");
    add("teacher", "teacher", ce2);
    add("teacher next door", "teacher", cm1);
    add("teacher to be blocked", "teacher", ce2);
    add("teacher to depart", "teacher", ce2);
    add("teacher of a group below the class", "teacher", school.addGroup(ce2, "Grec"));
    add("school administrator", "staff", school.id());
    realmRole("school administrator", "school-administrator");
    add("school administrator elsewhere", "staff", otherSchool.id());
    realmRole("school administrator elsewhere", "school-administrator");
    add("teacher with a role that reaches no school", "teacher", sixth);
    realmRole("teacher with a role that reaches no school", "school-administrator");
    add("school administrator of nothing", "staff");
    realmRole("school administrator of nothing", "school-administrator");
    add("realm administrator", "staff");
    management("realm administrator", "realm-admin");
    add("viewer", "staff", school.id());
    management("viewer", "view-users");
  }

  /** Somebody by name. */
  Person who(String name) {
    Person person = people.get(name);
    if (person == null) {
      throw new IllegalArgumentException("Nobody plays " + name);
    }
    return person;
  }

  /** Keycloak's id of somebody's account. */
  String id(String name) {
    return who(name).id();
  }

  /** A token of the application for that person, with these scopes. */
  String token(String name, String scopes) {
    return token(application, who(name), scopes);
  }

  /** A token of a client that has nothing to do with the class console. */
  String foreignToken(String name) {
    return token(Ent.DIRECT_CLIENT, who(name), "openid");
  }

  /** A token of a client for itself. */
  String serviceToken() {
    return send(
        new TokenRequest.Builder(
                tokenEndpoint(),
                new ClientSecretBasic(new ClientID(service), new Secret(SECRET)),
                new ClientCredentialsGrant())
            .build());
  }

  private String token(String client, Person person, String scopes) {
    return send(
        new TokenRequest.Builder(
                tokenEndpoint(),
                new ClientID(client),
                new ResourceOwnerPasswordCredentialsGrant(
                    person.identifier(), new Secret(Person.PASSWORD)))
            .scope(Scope.parse(scopes))
            .build());
  }

  private static String send(TokenRequest request) {
    try {
      TokenResponse response = TokenResponse.parse(request.toHTTPRequest().send());
      if (!response.indicatesSuccess()) {
        throw new AssertionError(response.toErrorResponse().getErrorObject().getDescription());
      }
      return response.toSuccessResponse().getTokens().getAccessToken().getValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  private URI tokenEndpoint() {
    return ent.address("/protocol/openid-connect/token");
  }

  private void add(String name, String profile, String... groups) {
    add(name, profile, Map.of(), groups);
  }

  private void addRelative(String name, String profile, String child, String... groups) {
    add(name, profile, Map.of("children", List.of(externalId(child))), groups);
  }

  private void add(
      String name, String profile, Map<String, List<String>> attributes, String... groups) {
    Map<String, List<String>> all = new HashMap<>(attributes);
    all.put("profile", List.of(profile));
    all.put("externalId", List.of(externalId(name)));
    all.put("termsVersion", List.of("1"));
    all.put("termsAcceptedAt", List.of("2026-09-01T08:00:00Z"));
    Person person = ent.people().create(profile, user -> describe(user, all));
    for (String group : groups) {
      ent.people().account(person).joinGroup(group);
    }
    people.put(name, person);
  }

  private static void describe(UserRepresentation user, Map<String, List<String>> attributes) {
    CredentialRepresentation password = new CredentialRepresentation();
    password.setType(CredentialRepresentation.PASSWORD);
    password.setValue(Person.PASSWORD);
    user.setAttributes(attributes);
    user.setEmail(user.getUsername() + "@famille.example");
    user.setCredentials(List.of(password));
  }

  private String externalId(String name) {
    return school.uai() + " " + name;
  }

  private void realmRole(String name, String role) {
    RoleRepresentation granted = ent.realm().roles().get(role).toRepresentation();
    ent.people().account(who(name)).roles().realmLevel().add(List.of(granted));
  }

  private void management(String name, String role) {
    ent.people()
        .account(who(name))
        .roles()
        .clientLevel(managementClient())
        .add(List.of(managementRole(role)));
  }

  private void addComposite(String name) {
    RoleRepresentation role = new RoleRepresentation();
    role.setName(composite);
    ent.realm().roles().create(role);
    ent.realm().roles().get(composite).addComposites(List.of(managementRole("manage-users")));
    realmRole(name, composite);
  }

  private void addGroupWithRole(String name) {
    GroupRepresentation top = new GroupRepresentation();
    top.setName(group);
    ent.realm().groups().add(top).close();
    String id = ent.realm().getGroupByPath("/" + group).getId();
    ent.realm()
        .groups()
        .group(id)
        .roles()
        .realmLevel()
        .add(List.of(ent.realm().roles().get("school-administrator").toRepresentation()));
    ent.people().account(who(name)).joinGroup(school.addGroup(id, "niveau 2"));
  }

  private RoleRepresentation managementRole(String role) {
    return ent.realm().clients().get(managementClient()).roles().get(role).toRepresentation();
  }

  private String managementClient() {
    return ent.realm().clients().findByClientId("realm-management").get(0).getId();
  }

  /** A client's own account, made up as a pupil of the class and as an administrator. */
  private Person servicePerson() {
    String client = ent.realm().clients().findByClientId(service).get(0).getId();
    UserRepresentation user = ent.realm().clients().get(client).getServiceAccountUser();
    user.setAttributes(Map.of("profile", List.of("pupil"), "externalId", List.of("service")));
    user.setFirstName("Service");
    user.setLastName("Automate");
    ent.realm().users().get(user.getId()).update(user);
    ent.realm().users().get(user.getId()).joinGroup(ce2);
    ent.realm()
        .users()
        .get(user.getId())
        .roles()
        .clientLevel(managementClient())
        .add(List.of(managementRole("realm-admin")));
    return new Person(user.getId(), user.getUsername(), "", "Service", "Automate", "pupil");
  }

  private void addClients() {
    ClientRepresentation direct = new ClientRepresentation();
    direct.setClientId(application);
    direct.setPublicClient(true);
    direct.setStandardFlowEnabled(false);
    direct.setDirectAccessGrantsEnabled(true);
    direct.setFullScopeAllowed(false);
    direct.setWebOrigins(List.of(ORIGIN));
    direct.setDefaultClientScopes(List.of("basic", "acr"));
    direct.setOptionalClientScopes(SCOPES);
    ent.realm().clients().create(direct).close();

    ClientRepresentation own = new ClientRepresentation();
    own.setClientId(service);
    own.setSecret(SECRET);
    own.setStandardFlowEnabled(false);
    own.setServiceAccountsEnabled(true);
    own.setDefaultClientScopes(Stream.concat(Stream.of("basic"), SCOPES.stream()).toList());
    ent.realm().clients().create(own).close();
  }

  @Override
  public void close() {
    for (String client : List.of(application, service)) {
      ent.realm()
          .clients()
          .get(ent.realm().clients().findByClientId(client).get(0).getId())
          .remove();
    }
    people.remove("service account");
    people.values().forEach(person -> ent.people().account(person).remove());
    ent.realm().groups().group(ent.realm().getGroupByPath("/" + group).getId()).remove();
    ent.realm().groups().group(school.id()).remove();
    ent.realm().groups().group(otherSchool.id()).remove();
    ent.realm().roles().get(composite).remove();
  }
}
