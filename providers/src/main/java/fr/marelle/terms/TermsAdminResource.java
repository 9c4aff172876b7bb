package fr.marelle.terms;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The proofs of acceptance, for administrators who may see the accounts they are about. */
public final class TermsAdminResource {
  /** The largest page of proofs; a larger {@code max} is cut down to it. */
  static final int MAX_PAGE = 500;

  private static final String DEFAULT_PAGE = "100";

  private final RealmModel realm;
  private final AdminPermissionEvaluator auth;
  private final KeycloakSession session;
  private final TermsRecords records;

  TermsAdminResource(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth) {
    this.session = session;
    this.realm = realm;
    this.auth = auth;
    this.records = new TermsRecords(session);
  }

  /**
   * Who accepted what, newest first.
   *
   * @param userId of one account only; 404 where it does not exist
   * @param version of one version only
   * @param first how many to skip
   * @param max how many to return, at most {@value #MAX_PAGE}
   */
  @GET
  @Path("acceptances")
  @Produces(MediaType.APPLICATION_JSON)
  public List<TermsAcceptance> acceptances(
      @QueryParam("user") String userId,
      @QueryParam("version") String version,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue(DEFAULT_PAGE) int max) {
    if (userId == null) {
      auth.users().requireView();
    } else {
      requireViewOf(userId);
    }
    if (first < 0 || max < 1) {
      throw new BadRequestException("first must be 0 or more, max 1 or more");
    }
    return records.acceptances(realm.getId(), userId, version, first, Math.min(max, MAX_PAGE));
  }

  /** How many accounts accepted each version, the version accepted last coming first. */
  @GET
  @Path("versions")
  @Produces(MediaType.APPLICATION_JSON)
  public List<AcceptedVersion> versions() {
    auth.users().requireView();
    return records.versions(realm.getId());
  }

  /**
   * The Markdown text that a proof refers to, byte for byte.
   *
   * @param sha256 as listed with the proof
   */
  @GET
  @Path("texts/{sha256}")
  @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
  public String text(@PathParam("sha256") String sha256) {
    auth.users().requireView();
    return records
        .text(realm.getId(), sha256)
        .orElseThrow(() -> new NotFoundException("No such text was accepted"));
  }

  private void requireViewOf(String userId) {
    UserModel user = session.users().getUserById(realm, userId);
    if (user != null) {
      auth.users().requireView(user);
    } else if (auth.users().canQuery()) {
      throw new NotFoundException("User not found");
    } else {
      throw new ForbiddenException();
    }
  }
}
