package fr.marelle.hand;

import fr.marelle.account.Profile;
import fr.marelle.code.CodeKind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Whether two accounts may become one, and whose word it takes. */
final class MergeCheck {
  private final Desk desk;

  MergeCheck(Desk desk) {
    this.desk = desk;
  }

  /**
   * Checks.
   *
   * @param kept null where there is none
   * @param dropped the same
   * @throws RefusedException if they may not
   */
  void require(UserModel kept, UserModel dropped, Administrator by) {
    if (kept == null
        || dropped == null
        || kept.getId().equals(dropped.getId())
        || !kept.isEnabled()
        || Profile.of(kept).isEmpty()
        || !Profile.of(kept).equals(Profile.of(dropped))
        || new Leavings(desk.session()).removedAt(dropped.getId()).isPresent()
        || Stream.of(kept, dropped).anyMatch(this::isMerged)) {
      throw RefusedException.of(Refused.NOT_MERGEABLE);
    }
    if (kept.getFederationLink() != null || dropped.getFederationLink() != null) {
      throw RefusedException.of(Refused.KEPT_ELSEWHERE);
    }
    boolean ours =
        Stream.of(kept, dropped)
            .flatMap(user -> SchoolPlaces.schoolsOfFamily(desk, user).stream())
            .allMatch(by::administers);
    if (!ours) {
      throw RefusedException.of(Refused.BELONGS_ELSEWHERE);
    }
    if (!by.ofRealm() && isMoreThanASchools(kept, dropped)) {
      throw RefusedException.of(Refused.BEYOND_SCHOOL);
    }
  }

  /** Whether an account is closed because it has become part of another. */
  private boolean isMerged(UserModel user) {
    return desk.sql(sql -> new MergeTable(sql, desk.realm().getId()).of(user.getId())).stream()
        .anyMatch(merge -> merge.dropped().equals(user.getId()));
  }

  /**
   * Whether the account that would be closed is guarded by more than what a code of ours opens, or
   * opens more than schools: whoever holds the other one would come by what no code gives her, and
   * whoever holds this one, by its link, into the other.
   */
  private boolean isMoreThanASchools(UserModel kept, UserModel dropped) {
    return hasLink(dropped)
        || dropped
            .credentialManager()
            .getStoredCredentialsStream()
            .map(CredentialModel::getType)
            .anyMatch(type -> !ours().contains(type))
        || dropped
            .getRoleMappingsStream()
            .anyMatch(role -> !role.equals(desk.realm().getDefaultRole()))
        || hasGroupBeyondSchools(kept, dropped);
  }

  private boolean hasLink(UserModel user) {
    return desk.session()
        .users()
        .getFederatedIdentitiesStream(desk.realm(), user)
        .findAny()
        .isPresent();
  }

  private static Set<String> ours() {
    Set<String> types =
        new HashSet<>(
            Set.of(PasswordCredentialModel.TYPE, PasswordCredentialModel.PASSWORD_HISTORY));
    Arrays.stream(CodeKind.values()).map(CodeKind::credentialType).forEach(types::add);
    return types;
  }

  private static boolean hasGroupBeyondSchools(UserModel kept, UserModel dropped) {
    Set<GroupModel> both = new HashSet<>(kept.getGroupsStream().toList());
    return dropped
        .getGroupsStream()
        .filter(group -> !both.contains(group))
        .anyMatch(group -> SchoolPlaces.top(group).findAny().isEmpty());
  }
}
