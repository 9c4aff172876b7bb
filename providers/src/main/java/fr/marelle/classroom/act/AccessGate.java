package fr.marelle.classroom.act;

import fr.marelle.account.OpenSessions;
import fr.marelle.classroom.access.Target;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Bloquer, débloquer: whether accounts can be used. Doing it again changes nothing. */
public final class AccessGate {
  private final KeycloakSession session;
  private final RealmModel realm;
  private final Trace trace;

  /** With a trace of the caller's acts. */
  public AccessGate(KeycloakSession session, RealmModel realm, Trace trace) {
    this.session = session;
    this.realm = realm;
    this.trace = trace;
  }

  /** The accounts can't be used any more, and what is open with them ends at once. */
  public List<AccessResult> close(List<Target> targets) {
    return targets.stream().map(this::close).toList();
  }

  private AccessResult close(Target target) {
    UserModel user = session.users().getUserById(realm, target.id());
    if (user == null || !user.isEnabled()) {
      return new AccessResult(target.id(), "already-blocked");
    }
    user.setEnabled(false);
    OpenSessions.endAll(session, realm, user);
    trace.add(Act.BLOCKED, target, Subject.ACCESS);
    return new AccessResult(target.id(), "blocked");
  }

  /** The accounts can be used again, as they were. */
  public List<AccessResult> open(List<Target> targets) {
    return targets.stream().map(this::open).toList();
  }

  private AccessResult open(Target target) {
    UserModel user = session.users().getUserById(realm, target.id());
    if (user == null || user.isEnabled()) {
      return new AccessResult(target.id(), "already-unblocked");
    }
    user.setEnabled(true);
    trace.add(Act.UNBLOCKED, target, Subject.ACCESS);
    return new AccessResult(target.id(), "unblocked");
  }
}
