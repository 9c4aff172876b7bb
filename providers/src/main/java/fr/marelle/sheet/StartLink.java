package fr.marelle.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.RealmsResource;
import org.keycloak.util.JsonSerialization;

/**
 * What a QR code opens: {@link StartPage}, with identifier and code in the fragment, which browsers
 * send to nobody.
 */
public final class StartLink {
  /** The path of the page, below the realm. */
  public static final String PATH = "marelle-classroom/start";

  /** The parameter that names the school by its UAI. */
  static final String SCHOOL = "school";

  private final KeycloakSession session;

  /** To the realm of the request. */
  public StartLink(KeycloakSession session) {
    this.session = session;
  }

  /**
   * The link.
   *
   * @param uai of the school whose portal is meant; empty for the realm's
   * @param code empty for an account that is active
   */
  public URI of(Optional<String> uai, String identifier, Optional<SheetCode> code) {
    var page = RealmsResource.realmBaseUrl(session.getContext().getUri()).path(PATH);
    uai.ifPresent(one -> page.queryParam(SCHOOL, one));
    String realm = session.getContext().getRealm().getName();
    return URI.create(page.build(realm) + "#" + fragment(identifier, code));
  }

  /** As short as it can be: each letter makes the QR code finer. */
  static String fragment(String identifier, Optional<SheetCode> code) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("i", identifier);
    code.ifPresent(one -> entries.put("c", one.text()));
    try {
      byte[] json = JsonSerialization.writeValueAsString(entries).getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
