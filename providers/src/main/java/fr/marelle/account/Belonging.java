package fr.marelle.account;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The schools of a person, by their names.
 *
 * @param schools a parent may have several; a guest none
 */
public record Belonging(List<School> schools) {

  /**
   * A school.
   *
   * @param name as people call it; its UAI where nobody gave it one
   * @param address where its portal is; empty where nobody said
   */
  public record School(String uai, String name, Optional<String> address) {}

  /** Those of the groups that the account belongs to. */
  public static Belonging of(UserModel user) {
    return new Belonging(
        user.getGroupsStream()
            .map(Belonging::top)
            .map(
                group ->
                    new School(
                        group.getName(),
                        attribute(group, "name").orElse(group.getName()),
                        attribute(group, "address")))
            .distinct()
            .sorted(Comparator.comparing(School::name))
            .toList());
  }

  /** All names in one line; the realm's where there is none. */
  public String names(RealmModel realm) {
    return schools.isEmpty()
        ? Optional.ofNullable(realm.getDisplayName())
            .filter(name -> !name.isBlank())
            .orElse(realm.getName())
        : schools.stream().map(School::name).collect(Collectors.joining(", "));
  }

  /** The first one that says where its portal is. */
  public Optional<School> withAddress() {
    return schools.stream().filter(school -> school.address().isPresent()).findFirst();
  }

  private static GroupModel top(GroupModel group) {
    return Stream.iterate(group, one -> one != null, GroupModel::getParent)
        .reduce((below, above) -> above)
        .orElse(group);
  }

  private static Optional<String> attribute(GroupModel group, String name) {
    return Optional.ofNullable(group.getFirstAttribute(name)).filter(value -> !value.isBlank());
  }
}
