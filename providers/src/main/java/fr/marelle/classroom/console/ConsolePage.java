package fr.marelle.classroom.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * The class console, « Paramétrage de la classe »: the same page for everyone, with no account, no
 * session and no cookie. Who may see what is decided by the API that its script asks.
 */
public final class ConsolePage {
  /** Nothing inline, nothing from elsewhere but a school's own logo, shown in nobody's frame. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: https:;"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** A policy in the page itself can't name ancestors. */
  private static final String POLICY_IN_PAGE = POLICY.substring(0, POLICY.lastIndexOf(';'));

  private static final String CACHE_CONTROL = "private, max-age=60";
  private static final String GZIP = "gzip";

  private final KeycloakSession session;
  private final RealmModel realm;

  public ConsolePage(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
  }

  /**
   * The page.
   *
   * @param chosen the language that was chosen on the page; without it, the browser's preference
   *     decides
   */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public Response read(
      @QueryParam(LocaleSelectorProvider.KC_LOCALE_PARAM) String chosen,
      @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encodings) {
    List<String> languages = languages();
    Locale locale = locale(languages, chosen);
    Response page =
        session
            .getProvider(LoginFormsProvider.class)
            .setAttribute("languages", languages)
            .setAttribute("policy", POLICY_IN_PAGE)
            .setAttribute("texts", new ConsoleTexts(messages(locale), locale).json(realmName()))
            .createForm("marelle-console.ftl");
    return withHeaders(page, Objects.requireNonNullElse(encodings, "").contains(GZIP));
  }

  /**
   * What the part says by which administrators of a school import its files.
   *
   * @param chosen the language of the page
   */
  @GET
  @Path("texts/import")
  public Response importTexts(@QueryParam(LocaleSelectorProvider.KC_LOCALE_PARAM) String chosen) {
    Locale locale = locale(languages(), chosen);
    return Response.ok(
            ConsoleTexts.ofPart(messages(locale), locale, "Import").json(realmName()),
            MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
        .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE + ", " + HttpHeaders.COOKIE)
        .build();
  }

  private Locale locale(List<String> languages, String chosen) {
    if (languages.contains(chosen)) {
      session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, chosen);
    }
    return session.getContext().resolveLocale(null);
  }

  /** French first; the others as Keycloak has them. */
  private List<String> languages() {
    return realm.isInternationalizationEnabled()
        ? realm
            .getSupportedLocalesStream()
            .sorted((a, b) -> Boolean.compare(b.equals("fr"), a.equals("fr")))
            .toList()
        : List.of();
  }

  private String realmName() {
    return Objects.requireNonNullElse(realm.getDisplayName(), realm.getName());
  }

  private Properties messages(Locale locale) {
    try {
      return session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, locale);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The realm's security headers, but with the policy of this page, which is stricter. */
  private Response withHeaders(Response page, boolean gzip) {
    session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
    Response.ResponseBuilder answer = Response.fromResponse(page);
    for (BrowserSecurityHeaders header : BrowserSecurityHeaders.values()) {
      String value = header == BrowserSecurityHeaders.CONTENT_SECURITY_POLICY ? POLICY : of(header);
      if (value != null && !value.isEmpty()) {
        answer.header(header.getHeaderName(), value);
      }
    }
    answer
        .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
        .header(
            HttpHeaders.VARY,
            String.join(
                ", ",
                HttpHeaders.ACCEPT_LANGUAGE,
                HttpHeaders.COOKIE,
                HttpHeaders.ACCEPT_ENCODING));
    if (gzip && page.getEntity() instanceof String html) {
      answer.entity(gzip(html)).header(HttpHeaders.CONTENT_ENCODING, GZIP);
    }
    return answer.build();
  }

  private String of(BrowserSecurityHeaders header) {
    return realm
        .getBrowserSecurityHeaders()
        .getOrDefault(header.getKey(), header.getDefaultValue());
  }

  /** Keycloak compresses its files, but no page. This one holds its texts, and nothing secret. */
  private static byte[] gzip(String html) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(html.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
