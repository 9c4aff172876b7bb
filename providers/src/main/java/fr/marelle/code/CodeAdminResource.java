package fr.marelle.code;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * Issues, shows and withdraws codes, for administrators who may manage the account. Each act is an
 * admin event on {@code ACTIVATION_CODE} or {@code RENEWAL_CODE}, without the code.
 */
public final class CodeAdminResource {
  private static final String CODE = "users/{id}/{type:activation-code|renewal-code}";
  private static final int MAX_PAGE = 1000;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminPermissionEvaluator auth;
  private final AdminEventBuilder events;
  private final Codes codes;

  CodeAdminResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      AdminEventBuilder events) {
    this.session = session;
    this.realm = realm;
    this.auth = auth;
    this.events = events;
    this.codes = Codes.of(session);
  }

  /**
   * Issues a new code; the earlier one of its kind ends at once.
   *
   * @return 201 with the code; 404 if there is no such account; 409 if the account is not for such
   *     a code: active already for an activation code, not yet active for a renewal code
   */
  @POST
  @Path(CODE)
  @Produces(MediaType.APPLICATION_JSON)
  public Response issue(@PathParam("id") String id, @PathParam("type") CodeKind kind) {
    UserModel user = resettable(id);
    if (user.getServiceAccountClientLink() != null) {
      throw conflict("A service account has no code.");
    }
    ReadableCode code =
        codes
            .issue(realm, user, kind)
            .orElseThrow(
                () ->
                    conflict(
                        kind == CodeKind.ACTIVATION
                            ? "The account is active: it has a password."
                            : "The account is not active: it has no password to renew."));
    record(OperationType.CREATE, user, kind);
    return confidential(
        Response.status(Response.Status.CREATED)
            .entity(CodeRepresentation.of(user.getUsername(), code)));
  }

  /**
   * Shows the code.
   *
   * @return 200 with the code; 404 if there is no such account, or no code that can be read
   */
  @GET
  @Path(CODE)
  @Produces(MediaType.APPLICATION_JSON)
  public Response reveal(@PathParam("id") String id, @PathParam("type") CodeKind kind) {
    UserModel user = resettable(id);
    ReadableCode code =
        codes
            .reveal(user, kind)
            .orElseThrow(
                () -> new NotFoundException("The account has no such code that can be read."));
    record(OperationType.ACTION, user, kind);
    return confidential(Response.ok(CodeRepresentation.of(user.getUsername(), code)));
  }

  /**
   * Ends the code.
   *
   * @return 204; 404 if there is no such account or code
   */
  @DELETE
  @Path(CODE)
  public Response withdraw(@PathParam("id") String id, @PathParam("type") CodeKind kind) {
    UserModel user = manageable(id);
    if (!codes.withdraw(realm, user, kind)) {
      throw new NotFoundException("The account has no such code.");
    }
    record(OperationType.DELETE, user, kind);
    return Response.noContent().build();
  }

  /**
   * Seals anew, with the current key, the codes of one page of the realm's accounts, so that an
   * earlier key can be taken out of the configuration.
   *
   * @param first index of the first account, in the order of identifiers
   * @param max accounts to look at, at most {@value #MAX_PAGE}
   * @return how many accounts were looked at and how many codes were sealed anew; the last page
   *     looks at fewer than max
   */
  @POST
  @Path("reseal")
  @Produces(MediaType.APPLICATION_JSON)
  public Resealed reseal(
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("500") int max) {
    auth.realm().requireManageRealm();
    if (first < 0 || max < 1 || max > MAX_PAGE) {
      throw ErrorResponse.error(
          "first is at least 0, max from 1 to " + MAX_PAGE + ".", Response.Status.BAD_REQUEST);
    }
    var users =
        session
            .users()
            .searchForUserStream(realm, Map.of(UserModel.SEARCH, "*"), first, max)
            .toList();
    long resealed =
        users.stream()
            .flatMap(user -> Arrays.stream(CodeKind.values()).filter(k -> codes.reseal(user, k)))
            .count();
    events
        .resource("CODE")
        .operation(OperationType.ACTION)
        .resourcePath("marelle-codes", "reseal")
        .success();
    return new Resealed(users.size(), resealed);
  }

  /**
   * What one call to reseal did.
   *
   * @param seen accounts looked at
   * @param resealed codes sealed anew
   */
  public record Resealed(int seen, long resealed) {}

  /** A code is as good as a password, so that whoever may not reset one gets none. */
  private UserModel resettable(String id) {
    UserModel user = manageable(id);
    auth.users().requireResetPassword(user);
    return user;
  }

  private UserModel manageable(String id) {
    UserModel user = session.users().getUserById(realm, id);
    if (user == null) {
      auth.users().requireQuery();
      throw new NotFoundException("There is no such account.");
    }
    auth.users().requireManage(user);
    return user;
  }

  private void record(OperationType operation, UserModel user, CodeKind kind) {
    events
        .resource(kind.name() + "_CODE")
        .operation(operation)
        .resourcePath("users", user.getId(), kind.credentialType())
        .success();
  }

  private static WebApplicationException conflict(String why) {
    return ErrorResponse.error(why, Response.Status.CONFLICT);
  }

  private static Response confidential(Response.ResponseBuilder response) {
    CacheControl cache = new CacheControl();
    cache.setNoStore(true);
    return response.cacheControl(cache).build();
  }
}
