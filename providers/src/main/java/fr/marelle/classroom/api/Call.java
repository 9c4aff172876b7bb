package fr.marelle.classroom.api;

import fr.marelle.classroom.access.Caller;
import fr.marelle.classroom.access.Place;
import fr.marelle.classroom.access.Places;
import fr.marelle.classroom.access.Reach;
import fr.marelle.classroom.access.Target;
import fr.marelle.classroom.act.Trace;
import fr.marelle.text.Texts;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * One request that was let through: its token is good, has a scope that the method needs, and is
 * somebody's whom the console is for.
 */
public final class Call {
  /** The resource type of the admin events about what was done for an account. */
  public static final String EVENT_RESOURCE = "CLASSROOM_ACCOUNT";

  private static final int MOST_TRIES = 3;

  private static final String SCHOOL_EVENT_RESOURCE = "CLASSROOM_SCHOOL";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Answers answers;
  private final Caller caller;
  private final AuthResult signedIn;

  Call(KeycloakSession session, Answers answers, Caller caller, AuthResult signedIn) {
    this.session = session;
    this.realm = session.getContext().getRealm();
    this.answers = answers;
    this.caller = caller;
    this.signedIn = signedIn;
  }

  /** The session that the request runs in. */
  public KeycloakSession session() {
    return session;
  }

  /** The realm of the request, and of the token. */
  public RealmModel realm() {
    return realm;
  }

  /** Who calls. */
  public Caller caller() {
    return caller;
  }

  /** Whether the token has that scope, beside the one that the method needs. */
  public boolean has(Scope scope) {
    return List.of(signedIn.token().getScope().split(" ")).contains(scope.value());
  }

  /** The messages in the language of the request. */
  public Texts texts() {
    return Texts.of(session);
  }

  /** Does the work and answers what it returns as JSON, or a problem if it throws. */
  public Response json(Supplier<?> work) {
    return answers.orProblem(() -> answers.json(work.get()));
  }

  /** Does the work and answers with what it builds, or with a problem if it throws. */
  public Response answer(Supplier<Response.ResponseBuilder> work) {
    return answers.orProblem(() -> answers.finish(work.get()));
  }

  /**
   * All of the accounts, in the order asked.
   *
   * @throws Refusal if a single one is out of the caller's reach, or unknown
   */
  public List<Target> targets(List<String> ids) {
    return new Reach(session, realm, caller)
        .targets(ids)
        .orElseThrow(() -> Refusal.of(Problem.FORBIDDEN));
  }

  /**
   * The same, where the caller administers a school of each.
   *
   * @throws Refusal also if she merely teaches one of them
   */
  public List<Target> administered(List<String> ids) {
    List<Target> targets = targets(ids);
    if (!targets.stream().allMatch(caller.standing()::administers)) {
      throw Refusal.of(Problem.FORBIDDEN);
    }
    return targets;
  }

  /**
   * A class that the caller may look at.
   *
   * @throws Refusal if there is none of that id that she may
   */
  public Place classOf(String id) {
    return place(id, caller.standing()::sees);
  }

  /**
   * A school that the caller administers.
   *
   * @throws Refusal if there is none of that id
   */
  public Place administeredSchool(String id) {
    return place(id, caller.standing()::administers);
  }

  /**
   * A school that the caller has to do with: administers, or teaches at.
   *
   * @throws Refusal if there is none of that id
   */
  public Place schoolOf(String id) {
    return place(
        id, place -> caller.standing().administers(place) || caller.schools().contains(place));
  }

  private Place place(String id, Predicate<Place> mayBe) {
    Optional<Place> place = new Places(session, realm).find(id);
    return place.filter(mayBe).orElseThrow(() -> Refusal.of(Problem.FORBIDDEN));
  }

  /**
   * Keeps what was done so far. From here on the request holds no connection to the database; what
   * follows takes transactions of its own.
   */
  public void commit() {
    session.getTransactionManager().commit();
  }

  /** Does something in a session and a transaction of its own. */
  void apart(Consumer<KeycloakSession> work) {
    KeycloakModelUtils.runJobInTransaction(
        session.getKeycloakSessionFactory(), session.getContext(), work::accept);
  }

  /**
   * The same, again if the database refuses it because somebody else did the like at the same
   * instant.
   */
  <T> T apartOrAgain(Function<KeycloakSession, T> work) {
    for (int i = 1; ; i++) {
      AtomicReference<T> done = new AtomicReference<>();
      try {
        apart(own -> done.set(work.apply(own)));
        return done.get();
      } catch (ModelException | PersistenceException atOnce) {
        if (i == MOST_TRIES) {
          throw atOnce;
        }
      }
    }
  }

  /** Writes down that the caller changed something of a school. */
  void changed(Place school, OperationType operation, String what) {
    changed(school, operation, what, Map.of());
  }

  /**
   * The same with more to say.
   *
   * @param details of the event
   */
  void changed(Place school, OperationType operation, String what, Map<String, String> details) {
    AdminEventBuilder event =
        event(session)
            .resource(SCHOOL_EVENT_RESOURCE)
            .operation(operation)
            .resourcePath("groups", school.id(), what);
    details.forEach(event::detail);
    event.success();
  }

  /** The trace of what the caller does, in a session: this request's, or another. */
  public Trace trace(KeycloakSession of) {
    return new Trace(() -> event(of));
  }

  /**
   * An admin event by the caller, about an account; kind of act, path and details are to be added.
   */
  private AdminEventBuilder event(KeycloakSession of) {
    RealmModel its = of.getContext().getRealm();
    return new AdminEventBuilder(
            its,
            new AdminAuth(its, signedIn.token(), signedIn.user(), signedIn.client()),
            of,
            of.getContext().getConnection())
        .resource(EVENT_RESOURCE);
  }
}
