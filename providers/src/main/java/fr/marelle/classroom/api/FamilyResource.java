package fr.marelle.classroom.api;

import fr.marelle.classroom.access.Person;
import fr.marelle.classroom.access.Target;
import fr.marelle.classroom.act.Act;
import fr.marelle.classroom.act.Subject;
import fr.marelle.classroom.act.Trace;
import fr.marelle.hand.Families;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rattacher, détacher: who stands in for whom, for administrators of the pupil's school. */
public final class FamilyResource {
  private static final String PUPIL = "pupil";
  private static final String RELATIVE = "relative";

  private final Call call;

  FamilyResource(Call call) {
    this.call = call;
  }

  /** Ties a relative to pupils. */
  @POST
  @Path("accounts/{id}/children")
  @Needs(Scope.MANAGE)
  public Response attach(@PathParam("id") String id, InputStream sent) {
    return call.json(
        () -> {
          List<String> pupils = Body.read(sent).ids("accounts", Families.MAX_CHILDREN);
          if (pupils.isEmpty()) {
            throw Refusal.invalid("#/accounts", "marelleProblemNoAccounts", Families.MAX_CHILDREN);
          }
          Target relative = call.administered(List.of(id)).get(0);
          List<Target> children = call.administered(pupils);
          Map<String, List<String>> bySchool = bySchool(children);
          Set<String> attached =
              ByHand.doing(() -> new Families(call.session()).attach(relative.id(), bySchool));
          children.stream()
              .filter(child -> attached.contains(child.id()))
              .forEach(child -> trace(Act.ATTACHED, relative, child));
          return children(relative);
        });
  }

  /** A pupil whom a realm's administrator reaches may be of no school. */
  private static Map<String, List<String>> bySchool(List<Target> children) {
    Map<String, List<String>> bySchool = new LinkedHashMap<>();
    for (Target child : children) {
      String school =
          child
              .place()
              .map(place -> place.top().id())
              .orElseThrow(() -> Refusal.invalid("#/accounts", "marelleHandNoChild"));
      bySchool.computeIfAbsent(school, id -> new ArrayList<>()).add(child.id());
    }
    return bySchool;
  }

  /** Parts a relative from a pupil. */
  @DELETE
  @Path("accounts/{id}/children/{child}")
  @Needs(Scope.MANAGE)
  public Response detach(@PathParam("id") String id, @PathParam("child") String child) {
    return call.json(
        () -> {
          Target relative = call.administered(List.of(id)).get(0);
          Target pupil = call.administered(List.of(child)).get(0);
          boolean parted =
              ByHand.doing(() -> new Families(call.session()).detach(relative.id(), pupil.id()));
          if (!parted) {
            throw Refusal.of(Problem.STALE);
          }
          trace(Act.DETACHED, relative, pupil);
          return children(relative);
        });
  }

  private Items<AccountItem.Child> children(Target relative) {
    PersonReader reader = new PersonReader(call);
    Person person = reader.byId(List.of(relative.id())).get(relative.id());
    return new Items<>(reader.children(person).stream().map(AccountItem.Child::of).toList());
  }

  /** In the history of both. */
  private void trace(Act act, Target relative, Target pupil) {
    Trace trace = call.trace(call.session());
    trace.add(act, relative, Subject.FAMILY, Map.of(PUPIL, pupil.id()));
    trace.add(act, pupil, Subject.FAMILY, Map.of(RELATIVE, relative.id()));
  }
}
