package fr.marelle.terms;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.messages.Messages;

/** The terms in force, to read and to print, for anyone: no account, no session, no cookie. */
public final class TermsPage {
  private static final String CACHE_CONTROL = "private, max-age=60";

  private final KeycloakSession session;
  private final RealmModel realm;

  TermsPage(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
  }

  /**
   * The page, or a 404 page where the realm has no terms in force.
   *
   * @param locale the language that was chosen on a page of ours
   * @param uiLocales the languages that an application prefers, in OpenID Connect's form; without
   *     either, the browser's preference decides
   */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public Response read(
      @QueryParam(LocaleSelectorProvider.KC_LOCALE_PARAM) String locale,
      @QueryParam(OIDCLoginProtocol.UI_LOCALES_PARAM) String uiLocales) {
    chooseLanguage(locale, uiLocales);
    LoginFormsProvider page = session.getProvider(LoginFormsProvider.class);
    Optional<Terms> current = TermsService.current(session, realm);
    if (current.isEmpty()) {
      return page.setError(Messages.PAGE_NOT_FOUND).createErrorPage(Response.Status.NOT_FOUND);
    }
    return page.setAttribute("terms", new TermsService(session).bean(realm, current.get()))
        .setResponseHeader(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
        .setResponseHeader(
            HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE + ", " + HttpHeaders.COOKIE)
        .createForm("marelle-terms-print.ftl");
  }

  private void chooseLanguage(String locale, String uiLocales) {
    List<String> offered =
        realm.isInternationalizationEnabled()
            ? realm.getSupportedLocalesStream().map(TermsPage::language).toList()
            : List.of();
    Stream.of(
            Stream.of(Objects.requireNonNullElse(locale, "")),
            Stream.of(Objects.requireNonNullElse(uiLocales, "").split(" ")))
        .flatMap(s -> s)
        .filter(tag -> offered.contains(language(tag)))
        .findFirst()
        .ifPresent(tag -> session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, tag));
  }

  private static String language(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }
}
