package fr.marelle.classroom.api;

import fr.marelle.classroom.access.Target;
import fr.marelle.classroom.act.Act;
import fr.marelle.classroom.act.Subject;
import fr.marelle.classroom.act.Trace;
import fr.marelle.hand.Loss;
import fr.marelle.hand.Merge;
import fr.marelle.hand.Merged;
import fr.marelle.hand.Merges;
import fr.marelle.hand.MergesUndone;
import fr.marelle.text.Texts;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
          Merged merged = ByHand.doing(() -> merges.merge(keep, drop, ByHand.by(call)));
          Merge merge = merged.merge();
          trace(Act.MERGED, both.get(0), both.get(both.size() - 1), merged.taken());
          merged.relatives().forEach(this::traceFamily);
          MergeResult result = new MergeResult(item(call, merge), List.copyOf(merged.withheld()));
          call.commit();
          call.apart(session -> Merges.end(session, merge.dropped()));
          return result;
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
          List<Loss> lost =
              ByHand.doing(() -> new MergesUndone(call.session()).undo(merge, ByHand.by(call)));
          Map<String, String> left = Map.of("lost", Integer.toString(lost.size()));
          target(merge.dropped()).ifPresent(target -> trace(Act.MERGE_UNDONE, kept, target, left));
          Texts texts = call.texts();
          UndoResult result =
              new UndoResult(
                  merge.dropped(),
                  lost.stream()
                      .map(loss -> texts.text(loss.messageKey(), loss.arguments().toArray()))
                      .toList());
          call.commit();
          call.apart(session -> Merges.end(session, merge.kept()));
          return result;
        });
  }

  private Optional<Target> target(String account) {
    return Optional.ofNullable(call.session().users().getUserById(call.realm(), account))
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
  private void trace(Act act, Target kept, Target dropped, Map<String, String> details) {
    Trace trace = call.trace(call.session());
    Map<String, String> ofKept = new HashMap<>(details);
    ofKept.put(WITH, dropped.id());
    trace.add(act, kept, Subject.MERGE, ofKept);
    trace.add(act, dropped, Subject.MERGE, Map.of(WITH, kept.id()));
  }

  /** In the history of whoever names the pupil otherwise from now on. */
  private void traceFamily(String relative) {
    target(relative)
        .ifPresent(target -> call.trace(call.session()).add(Act.MERGED, target, Subject.FAMILY));
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
   * What came of a merge.
   *
   * @param withheld UAI of schools that the account did not become a member of: with its role it
   *     would administer them
   */
  public record MergeResult(MergeItem merge, List<String> withheld) {}

  /**
   * What came of undoing a merge.
   *
   * @param account id of the account that is open again
   * @param lost what could not be as it was
   */
  public record UndoResult(String account, List<String> lost) {}
}
