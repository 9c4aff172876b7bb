package fr.marelle.classroom.api;

import fr.marelle.classroom.access.Place;
import fr.marelle.classroom.access.Target;
import fr.marelle.classroom.act.Act;
import fr.marelle.classroom.act.Subject;
import fr.marelle.classroom.act.Trace;
import fr.marelle.hand.Moved;
import fr.marelle.hand.Moves;
import fr.marelle.hand.Newcomer;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Changer de classe, for administrators of the school. */
public final class MovesResource {
  private final Call call;

  MovesResource(Call call) {
    this.call = call;
  }

  /** Moves people to other classes of the school. */
  @POST
  @Path("schools/{id}/moves")
  @Needs(Scope.MANAGE)
  public Response move(@PathParam("id") String id, InputStream sent) {
    return call.json(
        () -> {
          Body body = Body.read(sent);
          List<String> classes = body.ids("classes", Newcomer.MAX_LIST);
          Optional<String> from = body.optionalId("from");
          List<String> accounts = body.accounts();
          if (accounts.size() > Moves.MOST) {
            throw Refusal.invalid("#/accounts", "marelleProblemNoAccounts", Moves.MOST);
          }
          Place school = call.administeredSchool(id);
          List<Target> targets = call.administered(accounts);
          List<Moved> moved =
              ByHand.doing(
                  () -> new Moves(call.session()).move(accounts, school.id(), classes, from));
          trace(targets, moved, classes);
          return new Items<>(
              moved.stream().map(one -> new MoveResult(one.account(), one.outcome())).toList());
        });
  }

  private void trace(List<Target> targets, List<Moved> moved, List<String> classes) {
    Map<String, Target> byId =
        targets.stream().collect(Collectors.toMap(Target::id, Function.identity()));
    String to =
        classes.stream().map(call::classOf).map(Place::path).collect(Collectors.joining(" "));
    Trace trace = call.trace(call.session());
    moved.stream()
        .filter(Moved::isDone)
        .forEach(
            one -> trace.add(Act.MOVED, byId.get(one.account()), Subject.PLACES, Map.of("to", to)));
  }

  /**
   * What came of moving somebody.
   *
   * @param account its id
   * @param outcome {@code moved}, {@code already-there}, {@code not-there}, {@code
   *     no-class-of-theirs} or {@code administrator}
   */
  public record MoveResult(String account, String outcome) {}
}
