package fr.marelle.classroom.api;

import fr.marelle.classroom.access.Target;
import fr.marelle.classroom.act.AccountHistory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;

/** The history of an account, for administrators. */
public final class HistoryResource {
  private final Call call;

  HistoryResource(Call call) {
    this.call = call;
  }

  /** What its owner did and what was done for it, newest first. */
  @GET
  @Path("accounts/{id}/history")
  @Needs(Scope.READ)
  public Response history(
      @PathParam("id") String id,
      @QueryParam("first") String first,
      @QueryParam("max") String max) {
    return call.json(
        () -> {
          Paging paging = Paging.of(first, max);
          Target target = call.targets(List.of(id)).get(0);
          if (!call.caller().standing().administers(target)) {
            throw Refusal.of(Problem.FORBIDDEN);
          }
          return paging.of(
              new AccountHistory(call.session(), call.realm()).of(target.id()),
              Function.identity());
        });
  }
}
