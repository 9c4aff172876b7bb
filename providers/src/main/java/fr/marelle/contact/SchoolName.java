package fr.marelle.contact;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** In whose name a message is sent. */
final class SchoolName {
  private SchoolName() {}

  /** The person's school; the realm's name for somebody of several schools, or of none. */
  static String of(RealmModel realm, UserModel user) {
    List<GroupModel> schools =
        user.getGroupsStream().map(SchoolName::top).distinct().limit(2).toList();
    return schools.size() == 1
        ? Optional.ofNullable(schools.get(0).getFirstAttribute("name"))
            .filter(name -> !name.isBlank())
            .orElseGet(schools.get(0)::getName)
        : Optional.ofNullable(realm.getDisplayName())
            .filter(name -> !name.isBlank())
            .orElseGet(realm::getName);
  }

  private static GroupModel top(GroupModel group) {
    return Stream.iterate(group, one -> one != null, GroupModel::getParent)
        .reduce((below, above) -> above)
        .orElse(group);
  }
}
