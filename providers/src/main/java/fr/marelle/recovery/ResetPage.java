package fr.marelle.recovery;

import fr.marelle.account.Belonging;
import fr.marelle.password.NewPassword;
import fr.marelle.sheet.EntAddress;
import fr.marelle.sheet.StartLink;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.resources.RealmsResource;

/**
 * What the link in a mail opens. A GET shows the same page to everybody and changes nothing, as
 * programs that look at mails follow links too; a script hands the fragment's key in by POST, which
 * shows the form, and only the form with a new password uses it up. Whoever has no script pastes
 * the link.
 */
public final class ResetPage {
  static final String KEY = "key";

  private static final String PATH = "password";
  private static final String BEAN = "reset";

  private final KeycloakSession session;
  private final RealmModel realm;

  ResetPage(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
  }

  /** Where it is, to read in that language; the key is the fragment. */
  static URI address(KeycloakSession session, RealmModel realm, Locale locale) {
    UriBuilder address =
        RealmsResource.realmBaseUrl(session.getContext().getUri())
            .path(RecoveryResourceProvider.ID)
            .path(PATH);
    if (realm.isInternationalizationEnabled()) {
      address.queryParam(LocaleSelectorProvider.KC_LOCALE_PARAM, locale.toLanguageTag());
    }
    return address.build(realm.getName());
  }

  /** The page that takes the key. */
  @GET
  @Path(PATH)
  @Produces(MediaType.TEXT_HTML)
  public Response open() {
    chooseLanguage();
    return refusal().orElseGet(() -> page(new HashMap<>()).createForm("marelle-reset-open.ftl"));
  }

  /** The form that the key opens, and what is entered there. */
  @POST
  @Path(PATH)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  public Response submit() {
    chooseLanguage();
    return refusal().orElseGet(this::answer);
  }

  /** As Keycloak refuses a sign-in: in clear where that is not allowed, or in a closed realm. */
  private Optional<Response> refusal() {
    KeycloakContext request = session.getContext();
    if (!"https".equals(request.getUri().getBaseUri().getScheme())
        && realm.getSslRequired().isRequired(request.getConnection())) {
      return Optional.of(refuse(Messages.HTTPS_REQUIRED));
    }
    return realm.isEnabled() ? Optional.empty() : Optional.of(refuse(Messages.REALM_NOT_ENABLED));
  }

  private Response refuse(String message) {
    return ErrorPage.error(session, null, Response.Status.BAD_REQUEST, message);
  }

  private Response answer() {
    MultivaluedMap<String, String> form =
        session.getContext().getHttpRequest().getDecodedFormParameters();
    Optional<ResetKey> key = ResetKey.parse(form.getFirst(KEY));
    if (key.isEmpty()) {
      return page(new HashMap<>())
          .setErrors(List.of(new FormMessage(KEY, "marelleResetKeyMissing")))
          .createForm("marelle-reset-open.ftl");
    }
    PasswordReset reset = PasswordReset.of(session, realm, key.get());
    Optional<KeyProblem> problem = reset.problem();
    if (problem.isPresent()) {
      return gone(problem.get());
    }
    UserModel user = reset.user();
    if (!form.containsKey(NewPassword.PASSWORD)) {
      return form(key.get(), user).createForm("marelle-reset.ftl");
    }
    NewPassword entries = NewPassword.read(form);
    List<FormMessage> errors = entries.errors(session, realm, user);
    if (!errors.isEmpty()) {
      return form(key.get(), user).setErrors(errors).createForm("marelle-reset.ftl");
    }
    return reset
        .keep(entries)
        .map(this::gone)
        .orElseGet(() -> reset.wayBack().map(this::goBack).orElseGet(() -> done(user)));
  }

  private LoginFormsProvider form(ResetKey key, UserModel user) {
    Map<String, Object> bean = new HashMap<>(NewPassword.bean(realm, user));
    bean.put(KEY, key.text());
    return page(bean);
  }

  private Response gone(KeyProblem problem) {
    return page(new HashMap<>(
            Map.of(
                "problem", problem.value(),
                "portal", new EntAddress(session).of(Optional.empty()).toString())))
        .createForm("marelle-reset-gone.ftl");
  }

  private Response goBack(URI loginPage) {
    return Response.seeOther(loginPage).build();
  }

  private Response done(UserModel user) {
    Optional<String> school = Belonging.of(user).withAddress().map(Belonging.School::uai);
    return page(new HashMap<>(
            Map.of(
                "identifier", user.getUsername(),
                "start",
                    new StartLink(session)
                        .of(school, user.getUsername(), Optional.empty())
                        .toString())))
        .createForm("marelle-reset-done.ftl");
  }

  private LoginFormsProvider page(Map<String, Object> bean) {
    URI here = address(session, realm, session.getContext().resolveLocale(null));
    // With the language, which no cookie keeps where no sign-in is under way.
    String query = here.getRawQuery();
    bean.put("action", query == null ? here.getRawPath() : here.getRawPath() + "?" + query);
    return session
        .getProvider(LoginFormsProvider.class)
        .setAttribute(BEAN, bean)
        .setResponseHeader("Referrer-Policy", "no-referrer")
        .setResponseHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private void chooseLanguage() {
    String chosen =
        session
            .getContext()
            .getUri()
            .getQueryParameters()
            .getFirst(LocaleSelectorProvider.KC_LOCALE_PARAM);
    if (chosen != null) {
      session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, chosen);
    }
  }
}
