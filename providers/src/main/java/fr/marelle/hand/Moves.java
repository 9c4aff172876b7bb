package fr.marelle.hand;

import fr.marelle.account.Profile;
import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.store.GivenPlaces;
import fr.marelle.directory.store.PersonRecords;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Moves people to other classes of their school. It counts as if the directory had put them there:
 * the same file again moves nobody back, and one that says something new of them does.
 */
public final class Moves {
  /** People at once: imports and other acts wait for them. */
  public static final int MOST = 100;

  private final Desk desk;

  /** In the session's realm. */
  public Moves(KeycloakSession session) {
    this.desk = new Desk(session);
  }

  /**
   * Moves each of these accounts to these classes.
   *
   * @param accounts ids, {@value #MOST} at most
   * @param school id of its group
   * @param classes ids of groups; none, to be in no class
   * @param from id of the one class that is left; empty to leave all of the school's
   * @return for each account, in their order
   * @throws RefusedException if a class is none of the school's
   */
  public List<Moved> move(
      List<String> accounts, String school, List<String> classes, Optional<String> from) {
    SchoolPlaces places = new SchoolPlaces(desk.session(), desk.realm(), school);
    FormCheck check = new FormCheck(desk.clock());
    List<GroupModel> target = places.classes(classes, check);
    List<GroupModel> source = places.classes(from.stream().toList(), check);
    check.require();
    desk.keepImportsAway(Set.of(places.uai()));
    Map<String, UserModel> users = desk.lock(accounts);
    List<Moved> moved = new ArrayList<>();
    for (String account : accounts) {
      Optional<UserModel> user = Optional.ofNullable(users.get(account)).filter(places::has);
      String outcome = user.map(one -> move(one, places, target, source)).orElse(Moved.NOT_THERE);
      moved.add(new Moved(account, outcome));
    }
    return moved;
  }

  private String move(
      UserModel user, SchoolPlaces places, List<GroupModel> target, List<GroupModel> source) {
    Optional<Profile> profile = Profile.of(user);
    if (profile.isEmpty() || ClassRule.problem(profile.get(), target.size()).isPresent()) {
      return Moved.NO_CLASS;
    }
    Set<GroupModel> current = new LinkedHashSet<>(places.classesOf(user));
    if (!current.containsAll(source)) {
      return Moved.NOT_THERE;
    }
    Set<GroupModel> left = new LinkedHashSet<>(source.isEmpty() ? current : source);
    left.removeAll(target);
    Set<GroupModel> joined = new LinkedHashSet<>(target);
    joined.removeAll(current);
    if (left.isEmpty() && joined.isEmpty()) {
      return Moved.ALREADY_THERE;
    }
    if (current.size() + joined.size() == left.size() && isOthersAdministrator(user, places)) {
      return Moved.ADMINISTRATOR;
    }
    apply(user, places, left, joined);
    return Moved.MOVED;
  }

  private boolean isOthersAdministrator(UserModel user, SchoolPlaces places) {
    return SchoolPlaces.administersItsSchools(desk, user) && !user.isMemberOf(places.school());
  }

  private void apply(
      UserModel user, SchoolPlaces places, Set<GroupModel> left, Set<GroupModel> joined) {
    boolean wasGivenTheSchool = remember(user, places, left, joined);
    joined.forEach(user::joinGroup);
    left.forEach(user::leaveGroup);
    if (places.classesOf(user).isEmpty()) {
      user.joinGroup(places.school());
    } else if (wasGivenTheSchool) {
      user.leaveGroup(places.school());
    }
  }

  /** Whether whoever put them into the school itself had no class for them until now. */
  private boolean remember(
      UserModel user, SchoolPlaces places, Set<GroupModel> left, Set<GroupModel> joined) {
    PlaceChange change = new PlaceChange(places.uai(), names(left), names(joined));
    return desk.sql(
        sql -> {
          PersonRecords records = new PersonRecords(sql, desk.realm().getId());
          Collection<PersonRecords.Known> known = records.ofAccount(user.getId()).values();
          boolean told = false;
          boolean school = false;
          for (PersonRecords.Known one : known) {
            told |= PlaceName.schools(one.places()).contains(places.uai());
            school |= one.places().contains(PlaceName.school(places.uai()));
            records.place(one.externalId(), change.apply(one.places()));
          }
          return told ? school : remember(sql, user, places, left, joined);
        });
  }

  private boolean remember(
      Sql sql, UserModel user, SchoolPlaces places, Set<GroupModel> left, Set<GroupModel> joined)
      throws SQLException {
    GivenPlaces given = new GivenPlaces(sql);
    Map<String, String> groups =
        new HashMap<>(given.of(List.of(user.getId())).getOrDefault(user.getId(), Map.of()));
    left.forEach(group -> groups.remove(group.getId()));
    joined.forEach(group -> groups.put(group.getId(), places.uai()));
    String school = places.school().getId();
    boolean hadTheSchool = groups.remove(school) != null;
    if (Stream.concat(places.classesOf(user).stream(), joined.stream()).allMatch(left::contains)) {
      groups.put(school, places.uai());
    }
    given.set(desk.realm().getId(), user.getId(), groups);
    return hadTheSchool;
  }

  private static List<String> names(Set<GroupModel> groups) {
    return groups.stream().map(GroupModel::getName).toList();
  }
}
