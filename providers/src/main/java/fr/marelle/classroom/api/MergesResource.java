package fr.marelle.classroom.api;

import fr.marelle.classroom.access.Place;
import fr.marelle.classroom.access.Target;
import fr.marelle.classroom.act.Act;
import fr.marelle.classroom.act.Subject;
import fr.marelle.classroom.act.Trace;
import fr.marelle.hand.Fault;
import fr.marelle.hand.Merge;
import fr.marelle.hand.Merges;
import fr.marelle.text.Texts;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** Fusionner deux comptes d'une personne, for administrators of all schools of both. */
public final class MergesResource {
  private static final String WITH = "with";

  private final Call call;
  private final Merges merges;

  MergesResource(Call call) {
    this.call = call;
    this.merges = new Merges(call.session());
  }

  /** Makes two accounts one. */
  @POST
  @Path("merges")
  @Needs(Scope.MANAGE)
  public Response merge(InputStream sent) {
    return call.json(
        () -> {
          Body body = Body.read(sent);
          String keep = body.id("keep");
          String drop = body.id("drop");
          List<Target> both = call.administered(List.of(keep, drop));
          Merge merge =
              ByHand.doing(
                  () -> merges.merge(keep, drop, administers(call), call.caller().user().getId()));
          trace(Act.MERGED, both.get(0), both.get(both.size() - 1));
          MergeItem item = item(call, merge);
          call.commit();
          call.apart(session -> Merges.end(session, merge));
          return item;
        });
  }

  /** Makes them two again. */
  @POST
  @Path("merges/{id}/undo")
  @Needs(Scope.MANAGE)
  public Response undo(@PathParam("id") String id) {
    return call.json(
        () -> {
          Merge merge = merges.find(id).orElseThrow(() -> Refusal.of(Problem.FORBIDDEN));
          Target kept = call.administered(List.of(merge.kept())).get(0);
          List<Fault> lost = ByHand.doing(() -> merges.undo(id, administers(call)));
          dropped(merge).ifPresent(target -> trace(Act.MERGE_UNDONE, kept, target));
          Texts texts = call.texts();
          return new UndoResult(
              merge.dropped(),
              lost.stream()
                  .map(fault -> texts.text(fault.messageKey(), fault.arguments().toArray()))
                  .toList());
        });
  }

  private Optional<Target> dropped(Merge merge) {
    return Optional.ofNullable(call.session().users().getUserById(call.realm(), merge.dropped()))
        .map(
            user ->
                new Target(
                    user.getId(),
                    user.getUsername(),
                    user.getFirstName(),
                    user.getLastName(),
                    Optional.empty(),
                    user.isEnabled(),
                    Optional.empty()));
  }

  /** In the history of both. */
  private void trace(Act act, Target kept, Target dropped) {
    Trace trace = call.trace(call.session());
    trace.add(act, kept, Subject.MERGE, Map.of(WITH, dropped.id()));
    trace.add(act, dropped, Subject.MERGE, Map.of(WITH, kept.id()));
  }

  static Predicate<String> administers(Call call) {
    Set<String> schools =
        call.caller().schools().stream()
            .filter(call.caller().standing()::administers)
            .map(Place::name)
            .collect(Collectors.toSet());
    return uai -> call.caller().standing().realm() || schools.contains(uai);
  }

  /** Those of an account that can be undone. */
  static List<MergeItem> of(Call call, String account) {
    return new Merges(call.session()).of(account).stream().map(merge -> item(call, merge)).toList();
  }

  private static MergeItem item(Call call, Merge merge) {
    UserModel dropped = call.session().users().getUserById(call.realm(), merge.dropped());
    return new MergeItem(
        merge.id(),
        merge.kept(),
        dropped == null ? "" : dropped.getUsername(),
        dropped == null ? "" : name(dropped),
        merge.mergedAt().toString(),
        merge.undoableUntil().toString());
  }

  private static String name(UserModel user) {
    return Stream.of(user.getFirstName(), user.getLastName())
        .filter(part -> part != null)
        .collect(Collectors.joining(" "));
  }

  /**
   * What came of undoing a merge.
   *
   * @param account id of the account that is open again
   * @param lost what could not be as it was
   */
  public record UndoResult(String account, List<String> lost) {}
}
