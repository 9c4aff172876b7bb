package fr.marelle.classroom.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Who calls. */
public final class MeResource {
  private final Call call;

  MeResource(Call call) {
    this.call = call;
  }

  /** What an application needs to know before it shows anything. */
  @GET
  @Path("me")
  @Needs({Scope.READ, Scope.CODES, Scope.BLOCK})
  public Response me() {
    return call.json(
        () -> new Me(call.caller().user().getUsername(), call.caller().kind().value()));
  }

  /**
   * The caller.
   *
   * @param identifier her username
   * @param kind what lets her: the {@code value} of a CallerKind
   */
  public record Me(String identifier, String kind) {}
}
