package fr.marelle.recovery;

import fr.marelle.account.DisplayName;
import fr.marelle.account.Profile;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Whom a pupil asks: the teachers of the classes, by name. */
final class Teachers {
  private static final int MOST_NAMED = 5;
  private static final int MOST_IN_A_CLASS = 200;

  private final KeycloakSession session;
  private final RealmModel realm;

  Teachers(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** A few at most; none where the classes have none. */
  List<String> of(UserModel pupil) {
    return pupil
        .getGroupsStream()
        .filter(group -> group.getParentId() != null)
        .flatMap(this::members)
        .filter(UserModel::isEnabled)
        .filter(member -> Profile.of(member).filter(Profile.TEACHER::equals).isPresent())
        .map(Teachers::name)
        .filter(name -> !name.isEmpty())
        .distinct()
        .sorted()
        .limit(MOST_NAMED)
        .toList();
  }

  private Stream<UserModel> members(GroupModel group) {
    return session.users().getGroupMembersStream(realm, group, 0, MOST_IN_A_CLASS);
  }

  private static String name(UserModel teacher) {
    return DisplayName.fullName(teacher);
  }
}
