package fr.marelle.classroom.api;

import fr.marelle.account.Profile;
import fr.marelle.classroom.access.Person;
import fr.marelle.classroom.access.Place;
import fr.marelle.classroom.access.Target;
import fr.marelle.classroom.act.Act;
import fr.marelle.classroom.act.Subject;
import fr.marelle.classroom.act.Trace;
import fr.marelle.classroom.roster.Schools;
import fr.marelle.hand.Corrections;
import fr.marelle.hand.Families;
import fr.marelle.hand.Form;
import fr.marelle.hand.Leavings;
import fr.marelle.hand.LikePerson;
import fr.marelle.hand.MadeAccount;
import fr.marelle.hand.Newcomer;
import fr.marelle.hand.Newcomers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** People of a school, made and corrected by hand, for its administrators. */
public final class PeopleResource {
  private static final List<String> PROFILES =
      Stream.of(Profile.values()).map(Profile::value).toList();
  private static final int MAX_VERSION = 64;

  private final Call call;

  PeopleResource(Call call) {
    this.call = call;
  }

  /** Who of the school may be the person that somebody is about to make an account for. */
  @POST
  @Path("schools/{id}/likely-duplicates")
  @Needs(Scope.MANAGE)
  public Response likely(@PathParam("id") String id, InputStream sent) {
    return call.json(
        () -> {
          Newcomer newcomer = newcomer(call.administeredSchool(id), Body.read(sent));
          return new Items<>(items(ByHand.doing(() -> newcomers(call.session()).likely(newcomer))));
        });
  }

  private Newcomers newcomers(KeycloakSession session) {
    return new Newcomers(
        session,
        accounts -> {
          PersonReader reader = new PersonReader(session, call.caller());
          return new Corrections(session)
              .ours(reader.reached(reader.byId(accounts).values()), ByHand.by(call));
        });
  }

  private List<LikelyItem> items(List<LikePerson> likely) {
    PersonReader reader = new PersonReader(call);
    Map<String, Person> people = reader.byId(likely.stream().map(LikePerson::account).toList());
    Set<String> reached = reader.reached(people.values());
    return likely.stream()
        .filter(like -> people.containsKey(like.account()))
        .map(
            like ->
                LikelyItem.of(
                    like, people.get(like.account()), reader, reached.contains(like.account())))
        .toList();
  }

  /** Makes an account. */
  @POST
  @Path("schools/{id}/accounts")
  @Needs(Scope.MANAGE)
  public Response create(@PathParam("id") String id, InputStream sent) {
    return call.json(
        () -> {
          Place school = call.administeredSchool(id);
          Newcomer newcomer = newcomer(school, Body.read(sent));
          if (!newcomer.children().isEmpty()) {
            call.administered(newcomer.children());
          }
          call.commit();
          return call.apartOrAgain(session -> create(session, newcomer, school));
        });
  }

  private MadeItem create(KeycloakSession session, Newcomer newcomer, Place school) {
    MadeAccount made = ByHand.doing(() -> newcomers(session).create(newcomer));
    Target target =
        new Target(
            made.id(),
            made.identifier(),
            newcomer.form().firstName().orElse(""),
            newcomer.form().lastName().orElse(""),
            Optional.of(newcomer.profile()),
            true,
            Optional.of(school));
    Trace trace = call.trace(session);
    trace.add(Act.CREATED, target, Subject.PERSON, Map.of("profile", newcomer.profile().value()));
    trace.add(Act.CODE_ISSUED, target, Subject.ACTIVATION_CODE);
    return new MadeItem(made.id(), made.identifier());
  }

  private static Newcomer newcomer(Place school, Body body) {
    return new Newcomer(
        Profile.parse(body.choice("profile", PROFILES, Profile.PUPIL.value())).orElseThrow(),
        ByHand.form(body),
        school.id(),
        body.ids("classes", Newcomer.MAX_LIST),
        body.ids("children", Families.MAX_CHILDREN),
        new HashSet<>(body.ids("others", Newcomer.MAX_LIST)));
  }

  /** An account as it is, to be changed. That somebody has seen its contacts is written down. */
  @GET
  @Path("accounts/{id}")
  @Needs(Scope.MANAGE)
  public Response person(@PathParam("id") String id) {
    return call.json(
        () -> {
          Target target = call.administered(List.of(id)).get(0);
          PersonItem item = item(target);
          call.trace(call.session()).add(Act.OPENED, target, Subject.PERSON);
          return item;
        });
  }

  /** Corrects names, birth date or contacts: those that are sent. */
  @PATCH
  @Path("accounts/{id}")
  @Needs(Scope.MANAGE)
  public Response correct(@PathParam("id") String id, InputStream sent) {
    return call.json(
        () -> {
          Body body = Body.read(sent);
          String version = body.text("version", MAX_VERSION);
          Form form = ByHand.form(body);
          Target target = call.administered(List.of(id)).get(0);
          Set<String> changed =
              ByHand.doing(
                  () ->
                      new Corrections(call.session())
                          .correct(target.id(), version, form, ByHand.by(call)));
          if (!changed.isEmpty()) {
            call.trace(call.session())
                .add(
                    Act.CORRECTED,
                    target,
                    Subject.PERSON,
                    Map.of("fields", String.join(" ", changed)));
          }
          return item(target);
        });
  }

  private PersonItem item(Target target) {
    PersonReader reader = new PersonReader(call);
    Person person = reader.byId(List.of(target.id())).get(target.id());
    return new Corrections(call.session())
        .find(target.id(), ByHand.by(call))
        .map(
            dossier ->
                PersonItem.of(
                    dossier,
                    family(reader, person),
                    new Leavings(call.session()).removedAt(target.id()),
                    MergesResource.of(call, target.id())))
        .orElseThrow(() -> Refusal.of(Problem.FORBIDDEN));
  }

  private PersonItem.Family family(PersonReader reader, Person person) {
    Schools schools = new Schools(call.session(), call.realm());
    return new PersonItem.Family(
        reader.schools(person).stream()
            .map(schools::school)
            .map(school -> new SchoolsResource.SchoolName(school.id(), school.uai(), school.name()))
            .toList(),
        reader.classes(person),
        reader.children(person).stream().map(AccountItem.Child::of).toList(),
        reader.relatives(person).stream().map(AccountItem.Child::of).toList());
  }

  /**
   * An account that was made.
   *
   * @param id for the acts
   */
  public record MadeItem(String id, String identifier) {}
}
