package fr.marelle.look;

import fr.marelle.account.AccountAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;

/**
 * The look that a person's schools decide by the attribute {@value AccountAttributes#THEME} of
 * their groups.
 */
public final class SchoolLook {
  private SchoolLook() {}

  /**
   * Empty where no school decides, or where a person's schools (a parent's, say) decide
   * differently.
   */
  public static Optional<Look> of(UserModel user) {
    List<Look> decided =
        user.getGroupsStream()
            .flatMap(SchoolLook::upwards)
            .flatMap(SchoolLook::decision)
            .distinct()
            .toList();
    return decided.size() == 1 ? Optional.of(decided.get(0)) : Optional.empty();
  }

  private static Stream<GroupModel> upwards(GroupModel group) {
    return Stream.iterate(group, g -> g != null, GroupModel::getParent);
  }

  private static Stream<Look> decision(GroupModel group) {
    return Look.parse(group.getFirstAttribute(AccountAttributes.THEME)).stream();
  }
}
