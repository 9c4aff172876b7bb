package fr.marelle.sheet;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Where the QR code of a sheet leads: a page whose script keeps identifier and code for the login
 * page of the same tab, and goes on to the school's portal. Without script it is a link. The server
 * sees neither identifier nor code.
 */
public final class StartPage {
  private static final int MAX_UAI = 36;

  private final KeycloakSession session;

  public StartPage(KeycloakSession session) {
    this.session = session;
  }

  /**
   * The page, for anyone.
   *
   * @param uai the school; the realm's portal is meant where it is unknown
   */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public Response start(@QueryParam(StartLink.SCHOOL) String uai) {
    return session
        .getProvider(LoginFormsProvider.class)
        .setAttribute("entAddress", new EntAddress(session).of(address(uai)).toString())
        .setResponseHeader("Referrer-Policy", "no-referrer")
        .setResponseHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .createForm("marelle-start.ftl");
  }

  private Optional<String> address(String uai) {
    return Optional.ofNullable(uai)
        .filter(one -> !one.isBlank() && one.length() <= MAX_UAI)
        .map(one -> session.groups().getGroupByName(session.getContext().getRealm(), null, one))
        .map(school -> school.getFirstAttribute("address"));
  }
}
