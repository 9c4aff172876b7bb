package fr.marelle.classroom.api;

import fr.marelle.classroom.act.AccessGate;
import fr.marelle.classroom.act.AccessResult;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/** Bloquer, débloquer. */
public final class AccessResource {
  private final Call call;
  private final AccessGate gate;

  AccessResource(Call call) {
    this.call = call;
    this.gate = new AccessGate(call.session(), call.realm(), call.trace(call.session()));
  }

  /** Blocks accounts; what is open with them ends at once. */
  @POST
  @Path("block")
  @Needs(Scope.BLOCK)
  public Response block(InputStream sent) {
    return call.json(
        () -> {
          List<AccessResult> closed = gate.close(call.targets(Body.read(sent).accounts()));
          // Kept first: an application that is slow to hear of it, or fails, undoes no block.
          call.commit();
          call.apart(session -> AccessGate.end(session, closed));
          return new Items<>(closed);
        });
  }

  /** Lets accounts be used again. */
  @POST
  @Path("unblock")
  @Needs(Scope.BLOCK)
  public Response unblock(InputStream sent) {
    return call.json(() -> new Items<>(gate.open(call.targets(Body.read(sent).accounts()))));
  }
}
