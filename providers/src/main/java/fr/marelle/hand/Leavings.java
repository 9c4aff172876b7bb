package fr.marelle.hand;

import fr.marelle.account.OpenSessions;
import fr.marelle.directory.run.Departure;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Accounts that somebody wants removed: blocked at once, removed after as long as those whom the
 * directory says to have gone. Until then it can be called off. An import does not: it finds the
 * account, and leaves it blocked.
 */
public final class Leavings {
  private final Desk desk;
  private final EntityManager entities;

  /** In the session's realm. */
  public Leavings(KeycloakSession session) {
    this.desk = new Desk(session);
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /**
   * Has these accounts removed. What is open with them is still to be ended, by {@link #end}, once
   * that is kept.
   *
   * @param administers whether whoever acts administers the school of that UAI: nobody is taken
   *     away from another's
   * @param who id of the account of whoever acts
   */
  public List<Leaving> remove(List<String> accounts, Predicate<String> administers, String who) {
    Map<String, UserModel> users = desk.lock(accounts);
    Map<String, Leaving> left = new HashMap<>();
    users.forEach((id, user) -> left.put(id, remove(user, administers, who)));
    return inOrder(accounts, left, Leaving.ALREADY);
  }

  private Leaving remove(UserModel user, Predicate<String> administers, String who) {
    if (since(user).isPresent()) {
      return new Leaving(user.getId(), Leaving.ALREADY, removedAt(user).orElse(null));
    }
    if (!SchoolPlaces.schoolsOfFamily(desk, user).stream().allMatch(administers)) {
      return new Leaving(user.getId(), Leaving.ELSEWHERE, null);
    }
    // Of an earlier time that somebody ended by opening the account again.
    forget(user.getId());
    entities.persist(
        new LeavingEntity(user.getId(), desk.realm().getId(), desk.now(), who, user.isEnabled()));
    entities.flush();
    user.setEnabled(false);
    return new Leaving(user.getId(), Leaving.LEAVING, removedAt(user).orElse(null));
  }

  /** Calls it off: the accounts are as they were. */
  public List<Leaving> keep(List<String> accounts) {
    Map<String, UserModel> users = desk.lock(accounts);
    Map<String, Leaving> kept = new HashMap<>();
    users.forEach((id, user) -> kept.put(id, keep(user)));
    return inOrder(accounts, kept, Leaving.NOT_LEAVING);
  }

  private Leaving keep(UserModel user) {
    if (since(user).isEmpty()) {
      return new Leaving(user.getId(), Leaving.NOT_LEAVING, null);
    }
    user.setEnabled(forget(user.getId()));
    return new Leaving(user.getId(), Leaving.KEPT, null);
  }

  /** When the account is to be removed; empty where it is not. */
  public Optional<Instant> removedAt(String account) {
    return Optional.ofNullable(desk.session().users().getUserById(desk.realm(), account))
        .flatMap(this::removedAt);
  }

  private Optional<Instant> removedAt(UserModel user) {
    return since(user).map(since -> since.plus(Departure.of(desk.realm()).remove()));
  }

  /** Whoever opened the account again wants it to stay. */
  private Optional<Instant> since(UserModel user) {
    return Optional.ofNullable(entities.find(LeavingEntity.class, user.getId()))
        .filter(leaving -> !user.isEnabled())
        .map(leaving -> Instant.ofEpochMilli(leaving.since()));
  }

  /** Whether the account could be used before. */
  private boolean forget(String account) {
    LeavingEntity leaving = entities.find(LeavingEntity.class, account);
    if (leaving == null) {
      return false;
    }
    entities.remove(leaving);
    entities.flush();
    return leaving.wasOpen();
  }

  /** Ends what is open with accounts that are leaving; tells the applications. */
  public static void end(KeycloakSession session, List<Leaving> left) {
    left.stream()
        .filter(Leaving::isDone)
        .map(one -> session.users().getUserById(session.getContext().getRealm(), one.account()))
        .filter(user -> user != null && !user.isEnabled())
        .forEach(user -> OpenSessions.endAll(session, session.getContext().getRealm(), user));
  }

  private static List<Leaving> inOrder(
      List<String> accounts, Map<String, Leaving> results, String ofMissing) {
    List<Leaving> ordered = new ArrayList<>();
    accounts.forEach(id -> ordered.add(results.getOrDefault(id, new Leaving(id, ofMissing, null))));
    return ordered;
  }
}
