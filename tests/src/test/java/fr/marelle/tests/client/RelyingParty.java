package fr.marelle.tests.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCScopeValue;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A portal that knows nothing of Marelle: OpenID Connect's code flow with PKCE, every answer
 * validated. Its redirect address is a server on this machine.
 */
public final class RelyingParty implements AutoCloseable {
  private final ClientID clientId;
  private final HttpServer loopback;
  private final OIDCProviderMetadata provider;
  private final Map<State, AuthenticationResponse> answers = new ConcurrentHashMap<>();
  private final Map<State, Map<String, List<String>>> parameters = new ConcurrentHashMap<>();

  /** A portal known to that issuer as {@code clientId}; discovers the rest. */
  public RelyingParty(URI issuer, String clientId) {
    this.clientId = new ClientID(clientId);
    try {
      provider = OIDCProviderMetadata.resolve(new Issuer(issuer), 20_000, 20_000);
      loopback = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralException e) {
      throw new IllegalStateException("No OpenID provider at " + issuer, e);
    }
    loopback.createContext("/retour", this::receive);
    loopback.createContext("/", exchange -> answer(exchange, 404, ""));
    loopback.start();
  }

  /** Where the portal receives people who come back. */
  public URI redirectUri() {
    return URI.create("http://localhost:" + loopback.getAddress().getPort() + "/retour");
  }

  /** Sends somebody to sign in. */
  public SignIn begin() {
    return begin(request -> {});
  }

  /** Sends somebody to sign in, with more in the request: a prompt, a language, a hint. */
  public SignIn begin(Consumer<AuthenticationRequest.Builder> more) {
    State state = new State();
    Nonce nonce = new Nonce();
    CodeVerifier verifier = new CodeVerifier();
    AuthenticationRequest.Builder request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                new Scope(OIDCScopeValue.OPENID, OIDCScopeValue.PROFILE, OIDCScopeValue.EMAIL),
                clientId,
                redirectUri())
            .endpointURI(provider.getAuthorizationEndpointURI())
            .state(state)
            .nonce(nonce)
            .codeChallenge(verifier, CodeChallengeMethod.S256);
    more.accept(request);
    return new SignIn(request.build().toURI(), state, nonce, verifier);
  }

  /** Where a signed-in person signs out of everything, without a token to prove who asks. */
  public URI signOutUri() {
    return provider.getEndSessionEndpointURI();
  }

  /** Tries the direct grant with that client; the error of the answer, or empty with tokens. */
  public Optional<ErrorObject> directGrant(String directClient, String username, String secret) {
    TokenResponse response = grant(directClient, username, secret);
    return response.indicatesSuccess()
        ? Optional.empty()
        : Optional.of(response.toErrorResponse().getErrorObject());
  }

  /** An access token by the direct grant; fails where there is none. */
  public String directToken(String directClient, String username, String password) {
    return grant(directClient, username, password)
        .toSuccessResponse()
        .getTokens()
        .getAccessToken()
        .getValue();
  }

  private TokenResponse grant(String directClient, String username, String secret) {
    return token(
        new ResourceOwnerPasswordCredentialsGrant(username, new Secret(secret)),
        new ClientID(directClient));
  }

  @Override
  public void close() {
    loopback.stop(0);
  }

  private TokenResponse token(AuthorizationGrant grant, ClientID client) {
    try {
      TokenRequest request =
          new TokenRequest.Builder(provider.getTokenEndpointURI(), client, grant)
              .scope(new Scope(OIDCScopeValue.OPENID))
              .build();
      return OIDCTokenResponseParser.parse(request.toHTTPRequest().send());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException("The token endpoint's answer is none", e);
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    try {
      AuthenticationResponse response =
          AuthenticationResponseParser.parse(
              URI.create("http://localhost" + exchange.getRequestURI()));
      parameters.put(
          response.getState(), URLUtils.parseParameters(exchange.getRequestURI().getRawQuery()));
      answers.put(response.getState(), response);
      answer(
          exchange,
          200,
          "<!doctype html><html lang=fr><title>Portail</title><h1>Bienvenue sur le portail</h1>");
    } catch (ParseException e) {
      answer(exchange, 400, e.getMessage());
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** One person's way from the portal to the login page and back. */
  public final class SignIn {
    private final URI uri;
    private final State state;
    private final Nonce nonce;
    private final CodeVerifier verifier;
    private SignedIn signedIn;

    private SignIn(URI uri, State state, Nonce nonce, CodeVerifier verifier) {
      this.uri = uri;
      this.state = state;
      this.nonce = nonce;
      this.verifier = verifier;
    }

    /** The address that the portal sends the person's browser to. */
    public URI uri() {
      return uri;
    }

    /** Whether the person came back, with a code or an error. */
    public boolean cameBack() {
      return answers.containsKey(state);
    }

    /** Whether the person came back with a code that can be changed for tokens. */
    public boolean cameBackSignedIn() {
      return cameBack() && answers.get(state).indicatesSuccess();
    }

    /** The error that the person came back with, if so. */
    public Optional<String> error() {
      return Optional.ofNullable(answers.get(state))
          .filter(answer -> !answer.indicatesSuccess())
          .map(answer -> answer.toErrorResponse().getErrorObject().getCode());
    }

    /** A parameter that the person came back with and that is no part of the protocol. */
    public Optional<String> parameter(String name) {
      return parameters.getOrDefault(state, Map.of()).getOrDefault(name, List.of()).stream()
          .findFirst();
    }

    /**
     * Changes the code for tokens the first time, validates them and asks who it is; fails where it
     * can't.
     */
    public SignedIn tokens() {
      if (signedIn == null) {
        signedIn = exchange();
      }
      return signedIn;
    }

    private SignedIn exchange() {
      AuthenticationResponse answer = answers.get(state);
      if (answer == null || !answer.indicatesSuccess()) {
        throw new AssertionError("Nobody came back signed in: " + error().orElse("no answer"));
      }
      TokenResponse response =
          token(
              new AuthorizationCodeGrant(
                  answer.toSuccessResponse().getAuthorizationCode(), redirectUri(), verifier),
              clientId);
      if (!response.indicatesSuccess()) {
        throw new AssertionError(
            "No tokens: " + response.toErrorResponse().getErrorObject().getDescription());
      }
      OIDCTokens tokens = ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens();
      try {
        IDTokenClaimsSet claims =
            new IDTokenValidator(
                    provider.getIssuer(),
                    clientId,
                    JWSAlgorithm.RS256,
                    provider.getJWKSetURI().toURL())
                .validate(tokens.getIDToken(), nonce);
        UserInfoResponse userInfo =
            UserInfoResponse.parse(
                new UserInfoRequest(
                        provider.getUserInfoEndpointURI(), tokens.getBearerAccessToken())
                    .toHTTPRequest()
                    .send());
        return new SignedIn(tokens, claims, userInfo.toSuccessResponse().getUserInfo());
      } catch (BadJOSEException | JOSEException | ParseException | IOException e) {
        throw new AssertionError("What came back does not hold", e);
      }
    }
  }

  /** What the portal then knows. */
  public record SignedIn(OIDCTokens tokens, IDTokenClaimsSet claims, UserInfo userInfo) {
    /** A claim of the ID token as text, or null. */
    public String claim(String name) {
      return claims.getStringClaim(name);
    }

    /** A claim of the ID token as a list, or null. */
    public List<String> claims(String name) {
      return claims.getStringListClaim(name);
    }
  }
}
