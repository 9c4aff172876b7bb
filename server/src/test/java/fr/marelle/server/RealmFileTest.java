package fr.marelle.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The shipped realm file: what can be told without a server. */
class RealmFileTest {
  private static final long DAY = 86_400;
  private static final int TRIES_A_DAY = 25;

  private final ObjectMapper json = new ObjectMapper();
  private final JsonNode realm = read(Checkout.find().realm());

  @Test
  void embedsTheReadableUserProfile() throws IOException {
    JsonNode readable = read(Checkout.find().realm().resolveSibling("user-profile.json"));
    String embedded =
        realm
            .at(
                "/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
            .asText();

    assertThat(json.readTree(embedded))
        .as("paste this into ent-realm.json: %s", json.writeValueAsString(readable.toString()))
        .isEqualTo(readable);
  }

  /** CNIL, délibération 2022-100: with a delay that grows, 25 attempts in 24 hours at most. */
  @Test
  void allowsNoMoreThanTwentyFiveGuessesADay() {
    assertThat(guessesWithin(DAY)).isEqualTo(TRIES_A_DAY);
  }

  @Test
  void doesNotForgetGuessesBeforeTheDayIsOver() {
    assertThat(realm.path("maxDeltaTimeSeconds").asLong()).isGreaterThanOrEqualTo(DAY);
  }

  @Test
  void doesNotPunishADoubleClick() {
    assertThat(realm.path("quickLoginCheckMilliSeconds").asLong()).isZero();
  }

  /** RGPD, article 25: an application that needs a minor's birth date asks for it. */
  @Test
  void givesTheBirthDateOnlyToApplicationsThatAskForIt() {
    assertThat(scopesWith("birthDate")).containsExactly("ent-birthdate");
    assertThat(names(realm.path("defaultDefaultClientScopes"))).containsExactly("ent");
    assertThat(names(realm.path("defaultOptionalClientScopes"))).containsExactly("ent-birthdate");
  }

  /** An application that an administrator has not given these scopes can't even ask for them. */
  @Test
  void opensTheClassConsolesApiToNobodyUnasked() {
    assertThat(scopesFor("marelle-classroom"))
        .containsExactly(
            "classroom.read",
            "classroom.codes",
            "classroom.block",
            "classroom.import",
            "classroom.manage")
        .doesNotContainAnyElementsOf(names(realm.path("defaultDefaultClientScopes")))
        .doesNotContainAnyElementsOf(names(realm.path("defaultOptionalClientScopes")));
  }

  @Test
  void letsTheClassConsoleComeBackToItsOwnServerOnly() {
    JsonNode console = client("marelle-console");

    assertThat(console.path("rootUrl").asText()).isEqualTo("${authBaseUrl}");
    assertThat(names(console.path("redirectUris")))
        .containsExactly("/realms/ent/marelle-classroom/*");
    assertThat(console.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
    assertThat(console.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
    assertThat(console.path("fullScopeAllowed").asBoolean(true)).isFalse();
  }

  private JsonNode client(String clientId) {
    return stream(realm.path("clients"))
        .filter(client -> client.path("clientId").asText().equals(clientId))
        .findFirst()
        .orElseThrow();
  }

  private List<String> scopesFor(String audience) {
    return stream(realm.path("clientScopes"))
        .filter(
            scope ->
                stream(scope.path("protocolMappers"))
                    .anyMatch(
                        mapper ->
                            mapper
                                .at("/config/included.client.audience")
                                .asText()
                                .equals(audience)))
        .map(scope -> scope.path("name").asText())
        .toList();
  }

  private List<String> scopesWith(String attribute) {
    return stream(realm.path("clientScopes"))
        .filter(
            scope ->
                stream(scope.path("protocolMappers"))
                    .anyMatch(
                        mapper -> mapper.at("/config/user.attribute").asText().equals(attribute)))
        .map(scope -> scope.path("name").asText())
        .toList();
  }

  private static List<String> names(JsonNode array) {
    return stream(array).map(JsonNode::asText).toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** As Keycloak's LINEAR strategy counts. */
  private int guessesWithin(long window) {
    long increment = realm.path("waitIncrementSeconds").asLong();
    long longest = realm.path("maxFailureWaitSeconds").asLong();
    int free = realm.path("failureFactor").asInt();
    int guesses = 0;
    long time = 0;
    while (time < window) {
      guesses++;
      time += Math.min(longest, Math.max(0, increment * (1L + guesses - free)));
    }
    return guesses;
  }

  private JsonNode read(Path file) {
    try {
      return json.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
