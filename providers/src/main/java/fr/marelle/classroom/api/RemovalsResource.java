package fr.marelle.classroom.api;

import fr.marelle.classroom.access.Target;
import fr.marelle.classroom.act.Act;
import fr.marelle.classroom.act.Subject;
import fr.marelle.classroom.act.Trace;
import fr.marelle.hand.Leaving;
import fr.marelle.hand.Leavings;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Supprimer, with a delay in which it can be called off, for administrators of the school. */
public final class RemovalsResource {
  private final Call call;

  RemovalsResource(Call call) {
    this.call = call;
  }

  /** Blocks accounts, to be removed after the delay. */
  @POST
  @Path("removals")
  @Needs(Scope.MANAGE)
  public Response remove(InputStream sent) {
    return call.json(
        () -> {
          List<Target> targets = call.administered(Body.read(sent).accounts());
          List<Leaving> left = new Leavings(call.session()).remove(ids(targets), ByHand.by(call));
          trace(Act.REMOVAL_BEGUN, targets, left);
          // Kept first: an application that is slow to hear of it, or fails, undoes nothing.
          call.commit();
          call.apart(session -> Leavings.end(session, left));
          return items(left);
        });
  }

  /** Calls it off. */
  @POST
  @Path("removal-cancellations")
  @Needs(Scope.MANAGE)
  public Response keep(InputStream sent) {
    return call.json(
        () -> {
          List<Target> targets = call.administered(Body.read(sent).accounts());
          List<Leaving> kept = new Leavings(call.session()).keep(ids(targets));
          trace(Act.REMOVAL_CALLED_OFF, targets, kept);
          return items(kept);
        });
  }

  private static List<String> ids(List<Target> targets) {
    return targets.stream().map(Target::id).toList();
  }

  private void trace(Act act, List<Target> targets, List<Leaving> results) {
    Map<String, Target> byId =
        targets.stream().collect(Collectors.toMap(Target::id, Function.identity()));
    Trace trace = call.trace(call.session());
    results.stream()
        .filter(Leaving::isDone)
        .forEach(one -> trace.add(act, byId.get(one.account()), Subject.REMOVAL));
  }

  private static Items<RemovalResult> items(List<Leaving> results) {
    return new Items<>(
        results.stream()
            .map(
                one ->
                    new RemovalResult(
                        one.account(),
                        one.outcome(),
                        one.removedAt() == null ? null : one.removedAt().toString()))
            .toList());
  }

  /**
   * What came of having an account removed, or of keeping it.
   *
   * @param account its id
   * @param outcome {@code leaving}, {@code already-leaving}, {@code elsewhere-too}, {@code
   *     kept-elsewhere}, {@code kept} or {@code not-leaving}
   * @param removedAt when it is to be removed: ISO-8601 instant; null where it is not
   */
  public record RemovalResult(String account, String outcome, String removedAt) {}
}
