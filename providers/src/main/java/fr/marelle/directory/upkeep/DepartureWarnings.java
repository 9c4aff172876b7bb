package fr.marelle.directory.upkeep;

import fr.marelle.account.AdministeringRoles;
import fr.marelle.directory.run.Departure;
import fr.marelle.directory.run.InTransaction;
import fr.marelle.outbox.Outbox;
import fr.marelle.outbox.OutgoingMessage;
import fr.marelle.upkeep.Sweep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * Tells the administrators of schools, some days before, whose accounts are going to be blocked or
 * removed: once a day, one mail for each school. Only to an address that its owner has verified.
 */
final class DepartureWarnings {
  /** A little less than a day, so that the hour stays the same. */
  private static final Duration DAY = Duration.ofHours(23).plusMinutes(30);

  private static final String TURN = "marelle-departures-";

  private final Sweep sweep;

  DepartureWarnings(Sweep sweep) {
    this.sweep = sweep;
  }

  void run() {
    List<String> realms = new ArrayList<>();
    sweep.apart(
        session -> session.realms().getRealmsStream().map(RealmModel::getId).forEach(realms::add));
    realms.forEach(realm -> sweep.apart(session -> warn(session, realm)));
  }

  private static void warn(KeycloakSession session, String realmId) {
    RealmModel realm = session.realms().getRealm(realmId);
    if (realm == null) {
      return;
    }
    session.getContext().setRealm(realm);
    Departure delays = Departure.of(realm);
    if (delays.warn().isZero()
        || !session.singleUseObjects().putIfAbsent(TURN + realmId, DAY.toSeconds())) {
      return;
    }
    long now = Time.currentTimeMillis();
    Set<String> schools =
        InTransaction.with(
            session, (same, sql) -> new DepartureList(sql, realmId, delays).tell(now));
    if (!schools.isEmpty()) {
      tell(session, realm, schools, now);
    }
  }

  private static void tell(
      KeycloakSession session, RealmModel realm, Set<String> schools, long now) {
    for (UserModel administrator : administrators(session, realm)) {
      administrator
          .getGroupsStream()
          .map(DepartureWarnings::school)
          .filter(schools::contains)
          .distinct()
          .forEach(uai -> put(session, administrator, uai, now));
    }
  }

  private static void put(KeycloakSession session, UserModel to, String uai, long now) {
    new Outbox(session)
        .put(
            new OutgoingMessage(
                DepartureMailFactory.ID,
                to.getId(),
                session.getContext().resolveLocale(to),
                Map.of(DepartureMail.SCHOOL, uai, DepartureMail.TOLD_AT, Long.toString(now))));
  }

  /** Whoever has the role, by herself, by a group, or inside of another. */
  private static Iterable<UserModel> administrators(KeycloakSession session, RealmModel realm) {
    RoleModel role = realm.getRole(AdministeringRoles.SCHOOL_ADMINISTRATOR);
    if (role == null) {
      return List.of();
    }
    Map<String, UserModel> all = new LinkedHashMap<>();
    List<RoleModel> granting =
        Stream.concat(
                Stream.of(role),
                realm.getRolesStream().filter(one -> !one.equals(role) && one.hasRole(role)))
            .collect(Collectors.toList());
    for (RoleModel one : granting) {
      Stream.concat(
              session.users().getRoleMembersStream(realm, one),
              session
                  .groups()
                  .getGroupsByRoleStream(realm, one, null, null)
                  .flatMap(DepartureWarnings::withInner)
                  .flatMap(group -> session.users().getGroupMembersStream(realm, group)))
          .filter(DepartureMail::mayReceive)
          .forEach(user -> all.put(user.getId(), user));
    }
    return all.values();
  }

  private static Stream<GroupModel> withInner(GroupModel group) {
    return Stream.concat(
        Stream.of(group), group.getSubGroupsStream().flatMap(DepartureWarnings::withInner));
  }

  private static String school(GroupModel group) {
    GroupModel top = group;
    while (top.getParent() != null) {
      top = top.getParent();
    }
    return top.getName();
  }
}
