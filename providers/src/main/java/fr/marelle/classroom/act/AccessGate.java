package fr.marelle.classroom.act;

import fr.marelle.account.OpenSessions;
import fr.marelle.classroom.access.Target;
import fr.marelle.hand.Leavings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Bloquer, débloquer: whether accounts can be used. Doing it again changes nothing. */
public final class AccessGate {
  private static final String BLOCKED = "blocked";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Trace trace;

  /** With a trace of the caller's acts. */
  public AccessGate(KeycloakSession session, RealmModel realm, Trace trace) {
    this.session = session;
    this.realm = realm;
    this.trace = trace;
  }

  /**
   * The accounts can't be used any more. What is open with them is still to be ended, by {@link
   * #end}, once that is kept.
   */
  public List<AccessResult> close(List<Target> targets) {
    return inOrder(targets, this::close);
  }

  /** Ends what is open with these accounts; tells the applications that want to be told. */
  public static void end(KeycloakSession session, List<AccessResult> closed) {
    RealmModel realm = session.getContext().getRealm();
    closed.stream()
        .filter(result -> result.outcome().equals(BLOCKED))
        .flatMap(result -> Stream.ofNullable(session.users().getUserById(realm, result.account())))
        .forEach(user -> OpenSessions.endAll(session, realm, user));
  }

  private String close(Target target, UserModel user) {
    if (user == null || !user.isEnabled()) {
      return "already-blocked";
    }
    user.setEnabled(false);
    trace.add(Act.BLOCKED, target, Subject.ACCESS);
    return BLOCKED;
  }

  /** The accounts can be used again, as they were. */
  public List<AccessResult> open(List<Target> targets) {
    return inOrder(targets, this::open);
  }

  private String open(Target target, UserModel user) {
    if (user == null || user.isEnabled()) {
      return "already-unblocked";
    }
    user.setEnabled(true);
    trace.add(Act.UNBLOCKED, target, Subject.ACCESS);
    if (Leavings.opened(session, realm, target.id())) {
      trace.add(Act.REMOVAL_CALLED_OFF, target, Subject.REMOVAL);
    }
    return "unblocked";
  }

  /**
   * In the order of ids, as codes are issued too, so that two who act on the same accounts never
   * wait for each other; answered in the order asked.
   */
  private List<AccessResult> inOrder(
      List<Target> targets, BiFunction<Target, UserModel, String> act) {
    Map<String, String> outcomes = new HashMap<>();
    targets.stream()
        .sorted(Comparator.comparing(Target::id))
        .forEach(
            target ->
                outcomes.put(
                    target.id(),
                    act.apply(target, session.users().getUserById(realm, target.id()))));
    return targets.stream()
        .map(target -> new AccessResult(target.id(), outcomes.get(target.id())))
        .toList();
  }
}
