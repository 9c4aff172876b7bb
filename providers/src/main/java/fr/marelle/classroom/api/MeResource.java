package fr.marelle.classroom.api;

import fr.marelle.account.DisplayName;
import fr.marelle.classroom.roster.Schools;
import fr.marelle.hand.Leavings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.UserModel;

/** Who calls. */
public final class MeResource {
  private final Call call;

  MeResource(Call call) {
    this.call = call;
  }

  /** What an application needs to know before it shows anything. */
  @GET
  @Path("me")
  @Needs({Scope.READ, Scope.CODES, Scope.BLOCK, Scope.IMPORT, Scope.MANAGE})
  public Response me() {
    return call.json(this::describe);
  }

  private Me describe() {
    UserModel user = call.caller().user();
    return new Me(
        DisplayName.of(user),
        user.getUsername(),
        call.caller().kind().value(),
        call.has(Scope.BLOCK),
        call.has(Scope.CODES),
        call.has(Scope.IMPORT) && call.caller().isAdministrator(),
        call.has(Scope.MANAGE) && call.caller().isAdministrator(),
        Leavings.delay(call.realm()).toDays(),
        address());
  }

  private String address() {
    PortalAddress address = new PortalAddress(call);
    Schools schools = new Schools(call.session(), call.realm());
    return call.caller().schools().stream()
        .findFirst()
        .map(school -> address.of(schools.school(school)))
        .orElseGet(address::ofRealm);
  }

  /**
   * The caller.
   *
   * @param name as people call her
   * @param identifier her username
   * @param kind what lets her: {@code teacher}, {@code school-administrator}, {@code
   *     realm-administrator}
   * @param canBlock whether the token is good for blocking
   * @param canSeeCodes whether the token is good for codes
   * @param canImport whether she administers a school, and the token is good for importing files
   * @param canManage whether she administers a school, and the token is good for changing its
   *     people
   * @param removalDays how long an account that is to be removed is blocked before it goes
   * @param address where the portal of her first school is
   */
  public record Me(
      String name,
      String identifier,
      String kind,
      boolean canBlock,
      boolean canSeeCodes,
      boolean canImport,
      boolean canManage,
      long removalDays,
      String address) {}
}
