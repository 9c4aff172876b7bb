package fr.marelle.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * The shipped realm without anything of ours: Keycloak's own flow, required actions, pages and
 * headers; the same events, brute force protection, sessions and user profile.
 */
final class StockRealm {
  private static final List<String> OURS =
      List.of(
          "browserFlow",
          "resetCredentialsFlow",
          "registrationAllowed",
          "registrationFlow",
          "authenticationFlows",
          "authenticatorConfig",
          "requiredActions",
          "browserSecurityHeaders",
          "loginTheme");
  private static final Pattern OUR_POLICIES =
      Pattern.compile(" and (notCode|notIdentity|denylist\\(.*?\\)|lengthByProfile(\\(.*?\\))?)");

  private final ObjectMapper json = new ObjectMapper();
  private final String name;

  StockRealm(String name) {
    this.name = name;
  }

  /** Reads the shipped realm and leaves out what is ours. */
  RealmRepresentation from(Path shippedRealm) {
    try {
      return from(json.readTree(shippedRealm.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + shippedRealm, e);
    }
  }

  RealmRepresentation from(JsonNode shippedRealm) throws IOException {
    ObjectNode realm = shippedRealm.deepCopy();
    realm.remove(OURS);
    realm.put("realm", name);
    realm.put(
        "passwordPolicy",
        OUR_POLICIES.matcher(realm.path("passwordPolicy").asText()).replaceAll(""));
    return json.treeToValue(realm, RealmRepresentation.class);
  }
}
