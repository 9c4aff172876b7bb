package fr.marelle.demo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import fr.marelle.demo.web.LocalServer;
import fr.marelle.demo.web.Reply;
import fr.marelle.demo.web.Request;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The portal against a provider of a few lines, to see what it refuses. */
class PortalTest {
  private static RSAKey key;
  private static RSAKey anotherKey;

  private final FewLinesProvider provider = new FewLinesProvider();
  private final HttpClient browser = newBrowser();
  private Portal portal;

  @BeforeAll
  static void makeKeys() throws JOSEException {
    key = new RSAKeyGenerator(2048).keyID("key").generate();
    anotherKey = new RSAKeyGenerator(2048).keyID("key").generate();
  }

  @BeforeEach
  void start() throws Exception {
    provider.start();
    portal = Portal.start(0, provider.issuer(), URI.create("http://localhost:1/"));
  }

  @AfterEach
  void stop() {
    portal.close();
    provider.server.close();
  }

  @Test
  void greetsThePersonAndShowsTheClaims() throws Exception {
    HttpResponse<String> arrived = arrive(browser, depart(browser), Map.of("code", "good"));

    assertThat(arrived.statusCode()).isEqualTo(303);
    assertThat(page("/").body())
        .contains("Bonjour Zoé &lt;script&gt;")
        .contains("enseignant", "0590123A › CE2 A")
        .contains(provider.issuer() + "/marelle-classroom/")
        .doesNotContain("<script>");
  }

  @Test
  void signsOutThereToo() throws Exception {
    arrive(browser, depart(browser), Map.of("code", "good"));

    HttpResponse<String> out =
        browser.send(
            HttpRequest.newBuilder(portal.url().resolve("/logout"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(out.headers().firstValue("Location").orElseThrow())
        .startsWith(provider.issuer() + "/logout?")
        .contains("id_token_hint=")
        .contains("post_logout_redirect_uri=");
    assertThat(page("/").body()).contains("Se connecter");
  }

  @Test
  void aLinkAloneSignsNobodyOut() throws Exception {
    arrive(browser, depart(browser), Map.of("code", "good"));

    assertThat(page("/logout").headers().firstValue("Location")).hasValue("/");
    assertThat(page("/").body()).contains("Bonjour");
  }

  @Test
  void sendsItsProofKeyHashedAndAsksForOneUseAnswers() throws Exception {
    Map<String, List<String>> departure = depart(browser);

    assertThat(departure.get("code_challenge_method")).containsExactly("S256");
    assertThat(departure.get("response_type")).containsExactly("code");
    assertThat(departure).containsKeys("state", "nonce", "code_challenge");
    assertThat(departure.get("ui_locales")).containsExactly("fr");
  }

  @Test
  void leadsToThePageOfThePersonsContacts() throws Exception {
    arrive(browser, depart(browser), Map.of("code", "good"));

    assertThat(page("/").body()).contains("href=\"/contacts\"");
    assertThat(page("/contacts").headers().firstValue("Location").orElseThrow())
        .contains("kc_action=marelle-contacts", "code_challenge=");
  }

  @Test
  void asksForTheBirthDateBecauseNobodyGetsItUnasked() throws Exception {
    assertThat(depart(browser).get("scope")).singleElement().asString().contains("ent-birthdate");
  }

  @Test
  void takesTwoSignInsOfOneBrowserAtTheSameTime() throws Exception {
    Map<String, List<String>> first = depart(browser);
    Map<String, List<String>> second = depart(browser);

    assertThat(arrive(browser, first, Map.of("code", "good")).statusCode()).isEqualTo(303);
    assertThat(arrive(browser, second, Map.of("code", "good")).statusCode()).isEqualTo(303);
  }

  @Test
  void refusesAnAnswerThatIsReplayed() throws Exception {
    Map<String, List<String>> departure = depart(browser);
    arrive(browser, departure, Map.of("code", "good"));

    assertThat(arrive(browser, departure, Map.of("code", "good")).body()).contains("a expiré");
  }

  @Test
  void refusesAnAnswerToAnotherBrowser() throws Exception {
    Map<String, List<String>> departure = depart(browser);

    HttpResponse<String> stolen = arrive(newBrowser(), departure, Map.of("code", "good"));

    assertThat(stolen.statusCode()).isEqualTo(400);
    assertThat(stolen.body()).contains("a expiré");
  }

  @Test
  void refusesATokenWithAnotherNonce() throws Exception {
    Map<String, List<String>> departure = depart(browser);
    provider.nonceInstead = Optional.of("another");

    assertThat(arrive(browser, departure, Map.of("code", "good")).body())
        .contains("ne peut pas accepter");
  }

  @Test
  void refusesATokenForAnotherClient() throws Exception {
    Map<String, List<String>> departure = depart(browser);
    provider.audience = "another";

    assertThat(arrive(browser, departure, Map.of("code", "good")).body())
        .contains("ne peut pas accepter");
  }

  @Test
  void refusesATokenSignedByAnotherKey() throws Exception {
    Map<String, List<String>> departure = depart(browser);
    provider.signingKey = anotherKey;

    assertThat(arrive(browser, departure, Map.of("code", "good")).body())
        .contains("ne peut pas accepter");
  }

  @Test
  void saysThatTheSignInWasRefused() throws Exception {
    HttpResponse<String> refused =
        arrive(
            browser,
            depart(browser),
            Map.of("error", "access_denied", "error_description", "<b>no</b>"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("annulée ou refusée").doesNotContain("<b>");
  }

  @Test
  void saysThatTheCodeWasTooOld() throws Exception {
    assertThat(arrive(browser, depart(browser), Map.of("code", "old")).body()).contains("a expiré");
  }

  @Test
  void saysThatTheProviderDoesNotAnswer() throws Exception {
    provider.server.close();

    assertThat(page("/login").body()).contains("ne répond pas");
  }

  private Map<String, List<String>> depart(HttpClient from) throws Exception {
    HttpResponse<String> left =
        from.send(
            HttpRequest.newBuilder(portal.url().resolve("/login"))
                .header("Accept-Language", "fr")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    URI target = URI.create(left.headers().firstValue("Location").orElseThrow());
    return URLUtils.parseParameters(target.getRawQuery());
  }

  private HttpResponse<String> arrive(
      HttpClient at, Map<String, List<String>> departure, Map<String, String> answer)
      throws Exception {
    provider.challenge = departure.get("code_challenge").get(0);
    provider.nonce = provider.nonceInstead.orElse(departure.get("nonce").get(0));
    StringBuilder query = new StringBuilder("state=" + departure.get("state").get(0));
    answer.forEach(
        (name, value) ->
            query
                .append('&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return at.send(
        HttpRequest.newBuilder(URI.create(portal.callback() + "?" + query)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> page(String path) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(portal.url().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpClient newBrowser() {
    return HttpClient.newBuilder()
        .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
        .build();
  }

  private static final class FewLinesProvider {
    private LocalServer server;
    private RSAKey signingKey = key;
    private Optional<String> nonceInstead = Optional.empty();
    private String nonce;
    private String challenge;
    private String audience = Portal.CLIENT;

    void start() throws IOException {
      server = LocalServer.start(0, this::answer);
    }

    URI issuer() {
      return server.baseUrl().resolve("/ent");
    }

    private Reply answer(Request request) throws IOException {
      return switch (request.path()) {
        case "/ent/.well-known/openid-configuration" -> Reply.json(200, metadata());
        case "/ent/keys" -> Reply.json(200, new JWKSet(key).toString());
        case "/ent/token" -> token(request.body(10_000).orElseThrow());
        default -> Reply.text(404, "");
      };
    }

    private String metadata() {
      return """
      {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
       "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/logout",
       "subject_types_supported": ["public"], "response_types_supported": ["code"],
       "id_token_signing_alg_values_supported": ["RS256"]}
      """
          .formatted(issuer());
    }

    private Reply token(String form) {
      Map<String, List<String>> asked = URLUtils.parseParameters(form);
      CodeVerifier verifier = new CodeVerifier(asked.get("code_verifier").get(0));
      String proven = CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
      if (!proven.equals(challenge) || !asked.get("code").contains("good")) {
        return Reply.json(400, "{\"error\": \"invalid_grant\"}");
      }
      return Reply.json(
          200,
          "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \"%s\"}"
              .formatted(idToken()));
    }

    private String idToken() {
      try {
        Instant now = Instant.now();
        SignedJWT token =
            new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(),
                new JWTClaimsSet.Builder()
                    .issuer(issuer().toString())
                    .audience(audience)
                    .subject("1")
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plusSeconds(60)))
                    .claim("nonce", nonce)
                    .claim("given_name", "Zoé <script>")
                    .claim("ent_profile", "teacher")
                    .claim("ent_groups", List.of("/0590123A/CE2 A"))
                    .build());
        token.sign(new RSASSASigner(signingKey));
        return token.serialize();
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
