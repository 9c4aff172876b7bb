package fr.marelle.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Two schools with pupils, families and teachers, and the portal they sign in to: a partial import
 * of Keycloak, read from {@code realm-export/demonstration-school.json}.
 */
public final class DemonstrationSchool {
  private static final String REALM = "ent";
  private static final String ACTIVATION_CODE = "activation-code";
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final PartialImportRepresentation content;

  private DemonstrationSchool(PartialImportRepresentation content) {
    this.content = content;
  }

  /**
   * Someone who can sign in. Either the code or the password is null.
   *
   * @param identifier what to type first
   * @param code the activation code, good for the first time
   * @param password the password of an account that is active from the start
   * @param profile pupil, relative, teacher, staff or guest
   * @param name first name and last name
   * @param schoolClass the class, or the school where the person is in no class
   */
  public record Person(
      String identifier,
      String code,
      String password,
      String profile,
      String name,
      String schoolClass) {}

  /** Reads the school from this checkout. */
  public static DemonstrationSchool read() {
    return read(Checkout.find().demonstrationSchool());
  }

  static DemonstrationSchool read(Path file) {
    try {
      return new DemonstrationSchool(
          JSON.readValue(Files.readString(file), PartialImportRepresentation.class));
    } catch (JsonProcessingException e) {
      throw new ServerException("%s is not a partial import: %s".formatted(file, e), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /**
   * Brings the school to a server that has the realm; what is there already stays as it is.
   *
   * @return those who can sign in
   * @throws ServerException when the server refuses it
   */
  public static List<Person> load(KeycloakServer server) {
    DemonstrationSchool school = read();
    school.importTo(server.adminClient());
    return school.people();
  }

  private void importTo(Keycloak admin) {
    try (Response response = admin.realm(REALM).partialImport(content)) {
      if (response.getStatus() != Response.Status.OK.getStatusCode()) {
        throw new ServerException(
            "Keycloak refused the demonstration school (%d): %s"
                .formatted(response.getStatus(), response.readEntity(String.class)));
      }
    }
  }

  /** Those who can sign in, in the file's order: accounts that are not blocked. */
  public List<Person> people() {
    return content.getUsers().stream()
        .filter(UserRepresentation::isEnabled)
        .map(this::person)
        .toList();
  }

  private Person person(UserRepresentation user) {
    return new Person(
        user.getUsername(),
        code(user),
        password(user),
        user.firstAttribute("profile"),
        user.getFirstName() + " " + user.getLastName(),
        user.getGroups().stream().map(this::placeName).collect(Collectors.joining(", ")));
  }

  private static String code(UserRepresentation user) {
    return credential(user, ACTIVATION_CODE)
        .map(CredentialRepresentation::getSecretData)
        .map(DemonstrationSchool::clearCode)
        .orElse(null);
  }

  private static String clearCode(String secretData) {
    try {
      return JSON.readTree(secretData).path("value").asText();
    } catch (JsonProcessingException e) {
      throw new ServerException("A code of the demonstration school is not readable.", e);
    }
  }

  private static String password(UserRepresentation user) {
    return credential(user, CredentialRepresentation.PASSWORD)
        .map(CredentialRepresentation::getValue)
        .orElse(null);
  }

  private static Optional<CredentialRepresentation> credential(
      UserRepresentation user, String type) {
    return user.getCredentials().stream().filter(c -> type.equals(c.getType())).findFirst();
  }

  private String placeName(String groupPath) {
    return groups()
        .filter(group -> group.getPath().equals(groupPath))
        .findFirst()
        .map(DemonstrationSchool::displayName)
        .orElseThrow(() -> new ServerException("There is no group " + groupPath + "."));
  }

  private Stream<GroupRepresentation> groups() {
    return content.getGroups().stream()
        .flatMap(school -> Stream.concat(Stream.of(school), school.getSubGroups().stream()));
  }

  private static String displayName(GroupRepresentation group) {
    Map<String, List<String>> attributes =
        Objects.requireNonNullElse(group.getAttributes(), Map.of());
    return attributes.getOrDefault("name", List.of(group.getName())).get(0);
  }
}
