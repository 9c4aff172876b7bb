package fr.marelle.directory.upkeep;

import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.run.InTransaction;
import fr.marelle.directory.store.Layer;
import fr.marelle.directory.store.RecordTable;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;

/**
 * A school or class that somebody removes takes its memberships along. The next complete file gives
 * them back: everybody who was in it is looked at again.
 */
final class LostGroups {
  private LostGroups() {}

  static void follow(GroupModel.GroupRemovedEvent removed) {
    GroupModel group = removed.getGroup();
    RealmModel realm = removed.getRealm();
    GroupModel parent =
        group.getParentId() == null ? null : realm.getGroupById(group.getParentId());
    if (parent == null && group.getParentId() == null && PlaceName.isUai(group.getName())) {
      lookAgain(removed, PlaceName.school(group.getName()));
    } else if (parent != null && PlaceName.isUai(parent.getName())) {
      lookAgain(removed, new PlaceName(parent.getName(), group.getName()));
    }
  }

  private static void lookAgain(GroupModel.GroupRemovedEvent removed, PlaceName lost) {
    InTransaction.with(
        removed.getKeycloakSession(),
        (session, sql) -> {
          if (hasMembers(sql, removed.getGroup())) {
            lookAgain(sql, removed.getRealm(), lost);
          }
          return lost;
        });
  }

  private static boolean hasMembers(Sql sql, GroupModel group) throws SQLException {
    return !sql.select(
            "select USER_ID from USER_GROUP_MEMBERSHIP where GROUP_ID = ? fetch first 1 rows only",
            row -> row.getString(1),
            group.getId())
        .isEmpty();
  }

  private static void lookAgain(Sql sql, RealmModel realm, PlaceName lost) throws SQLException {
    String spelling = PlaceName.spelling(lost.schoolClass());
    new RecordTable(sql, Layer.truth(realm.getId()))
        .lookAgainAt(lost.uai(), place -> PlaceName.spelling(place.schoolClass()).equals(spelling));
  }
}
