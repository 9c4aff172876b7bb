package fr.marelle.classroom.api;

import fr.marelle.classroom.act.CodeHandOut;
import fr.marelle.code.CodeKind;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Codes in clear, for whoever hands them out. */
public final class CodesResource {
  private final Call call;
  private final CodeHandOut codes;

  CodesResource(Call call) {
    this.call = call;
    this.codes = new CodeHandOut(call.session(), call.realm(), call.trace(call.session()));
  }

  /** Shows the codes that can be used now. */
  @POST
  @Path("codes")
  @Needs(Scope.CODES)
  public Response show(InputStream sent) {
    return call.json(() -> new Items<>(codes.show(call.targets(Body.read(sent).accounts()))));
  }

  /** New renewal codes for active accounts; the earlier ones end. */
  @POST
  @Path("renewal-codes")
  @Needs(Scope.CODES)
  public Response renew(InputStream sent) {
    return call.json(() -> issued(sent, CodeKind.RENEWAL));
  }

  /** New activation codes for accounts that are not active yet; the earlier ones end. */
  @POST
  @Path("activation-codes")
  @Needs(Scope.CODES)
  public Response activate(InputStream sent) {
    return call.json(() -> issued(sent, CodeKind.ACTIVATION));
  }

  private Items<?> issued(InputStream sent, CodeKind kind) {
    return new Items<>(codes.issue(call.targets(Body.read(sent).accounts()), kind));
  }
}
