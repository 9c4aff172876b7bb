package fr.marelle.classroom.api;

import fr.marelle.classroom.act.AccessGate;
import fr.marelle.classroom.act.Trace;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Bloquer, débloquer. */
public final class AccessResource {
  private final Call call;
  private final AccessGate gate;

  AccessResource(Call call) {
    this.call = call;
    this.gate = new AccessGate(call.session(), call.realm(), new Trace(call::event));
  }

  /** Blocks accounts; what is open with them ends at once. */
  @POST
  @Path("block")
  @Needs(Scope.BLOCK)
  public Response block(InputStream sent) {
    return call.json(() -> new Items<>(gate.close(call.targets(Body.read(sent).accounts()))));
  }

  /** Lets accounts be used again. */
  @POST
  @Path("unblock")
  @Needs(Scope.BLOCK)
  public Response unblock(InputStream sent) {
    return call.json(() -> new Items<>(gate.open(call.targets(Body.read(sent).accounts()))));
  }
}
