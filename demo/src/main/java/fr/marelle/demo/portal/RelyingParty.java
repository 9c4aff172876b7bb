package fr.marelle.demo.portal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import fr.marelle.demo.web.Language;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The client's part of OpenID Connect: authorization code flow with PKCE, ID token checked against
 * the provider's keys, sign-out at the provider (OpenID Connect Core 1.0 §3.1, RFC 7636,
 * RP-Initiated Logout 1.0). A public client: it has no secret to keep.
 */
final class RelyingParty {
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int KEYS_MAX_BYTES = 100_000;

  private static final Set<String> NAMED_ERRORS =
      Set.of("access_denied", "temporarily_unavailable", "login_required", "interaction_required");

  private final Issuer issuer;
  private final ClientID client;
  private final URI callback;
  private final URI home;

  RelyingParty(URI issuer, String client, URI portal) {
    this.issuer = new Issuer(issuer);
    this.client = new ClientID(client);
    this.callback = portal.resolve("callback");
    this.home = portal;
  }

  /** Where to send the browser for this sign-in. */
  URI departure(SignIn signIn, Language language) throws SignInFailedException {
    return request(signIn, language).build().toURI();
  }

  /**
   * Where to send the browser of somebody who wants to change e-mail or mobile: a sign-in with a
   * page in between, which Keycloak calls an application-initiated action.
   */
  URI contacts(SignIn signIn, Language language) throws SignInFailedException {
    return request(signIn, language)
        .customParameter("kc_action", "marelle-contacts")
        .build()
        .toURI();
  }

  private AuthenticationRequest.Builder request(SignIn signIn, Language language)
      throws SignInFailedException {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope("openid", "profile", "email", "ent-birthdate"),
            client,
            callback)
        .endpointURI(provider().getAuthorizationEndpointURI())
        .state(signIn.state())
        .nonce(signIn.nonce())
        .codeChallenge(signIn.verifier(), CodeChallengeMethod.S256)
        .uiLocales(List.of(langTag(language)));
  }

  /** Who the browser comes back as. */
  Person arrival(SignIn signIn, AuthenticationResponse response) throws SignInFailedException {
    if (response instanceof AuthenticationErrorResponse error) {
      throw new SignInFailedException(reason(error.getErrorObject()));
    }
    OIDCProviderMetadata provider = provider();
    if (response.getIssuer() != null && !response.getIssuer().equals(issuer)) {
      throw new SignInFailedException("provider");
    }
    AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
    if (code == null) {
      throw new SignInFailedException("provider");
    }
    try {
      JWT idToken = exchange(provider, signIn, code);
      IDTokenClaimsSet claims = validator(provider).validate(idToken, signIn.nonce());
      return new Person(new TreeMap<>(claims.toJSONObject()), idToken.serialize());
    } catch (IOException | KeySourceException e) {
      throw new SignInFailedException("unreachable", e);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw new SignInFailedException("provider", e);
    }
  }

  /** What the provider sent the browser back with. */
  AuthenticationResponse read(URI request) throws SignInFailedException {
    try {
      return AuthenticationResponseParser.parse(home.resolve(request));
    } catch (ParseException e) {
      throw new SignInFailedException("provider", e);
    }
  }

  /** Where to send the browser to sign out everywhere. */
  URI farewell(Person person, Language language) throws SignInFailedException {
    try {
      return new LogoutRequest(
              provider().getEndSessionEndpointURI(),
              JWTParser.parse(person.idToken()),
              null,
              client,
              home,
              null,
              List.of(langTag(language)))
          .toURI();
    } catch (java.text.ParseException e) {
      throw new SignInFailedException("provider", e);
    }
  }

  private JWT exchange(OIDCProviderMetadata provider, SignIn signIn, AuthorizationCode code)
      throws IOException, ParseException, SignInFailedException {
    HTTPRequest request =
        new TokenRequest.Builder(
                provider.getTokenEndpointURI(),
                client,
                new AuthorizationCodeGrant(code, callback, signIn.verifier()))
            .build()
            .toHTTPRequest();
    request.setConnectTimeout(TIMEOUT_MILLIS);
    request.setReadTimeout(TIMEOUT_MILLIS);
    TokenResponse response = OIDCTokenResponseParser.parse(request.send());
    if (!response.indicatesSuccess()) {
      throw new SignInFailedException(
          OAuth2Error.INVALID_GRANT.equals(response.toErrorResponse().getErrorObject())
              ? "expired"
              : "provider");
    }
    JWT idToken = ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens().getIDToken();
    if (idToken == null) {
      throw new SignInFailedException("provider");
    }
    return idToken;
  }

  private IDTokenValidator validator(OIDCProviderMetadata provider) throws IOException {
    return new IDTokenValidator(
        issuer,
        client,
        JWSAlgorithm.RS256,
        provider.getJWKSetURI().toURL(),
        new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, KEYS_MAX_BYTES));
  }

  private OIDCProviderMetadata provider() throws SignInFailedException {
    try {
      return OIDCProviderMetadata.resolve(issuer, TIMEOUT_MILLIS, TIMEOUT_MILLIS);
    } catch (IOException | GeneralException e) {
      throw new SignInFailedException("unreachable", e);
    }
  }

  private static String reason(ErrorObject error) {
    return error != null && NAMED_ERRORS.contains(error.getCode()) ? error.getCode() : "provider";
  }

  private static LangTag langTag(Language language) {
    try {
      return new LangTag(language.tag());
    } catch (LangTagException e) {
      throw new IllegalStateException(e);
    }
  }
}
