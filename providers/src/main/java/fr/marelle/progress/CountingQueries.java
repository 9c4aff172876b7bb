package fr.marelle.progress;

import static fr.marelle.account.AccountAttributes.CHILDREN;
import static fr.marelle.account.AccountAttributes.EXTERNAL_ID;
import static fr.marelle.account.AccountAttributes.PROFILE;

import fr.marelle.account.Profile;
import fr.marelle.code.CredentialColumns;
import fr.marelle.statement.ValueList;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.keycloak.models.jpa.entities.GroupEntity;

/**
 * The statements of {@link Counting}, in the terms of Keycloak's entities: {@code u} is an account,
 * {@code g} a class, {@code s} its school.
 *
 * <p>Those that count go from one group to its members, or from a child to the family, and on to
 * what they hold: a way for which a database needs no idea of how many there are in all. It has
 * none while a directory comes in, and a statement that counted all of a region at once ran for
 * minutes then.
 */
final class CountingQueries {
  private static final String ACCOUNT =
      """
      u.id as person, a.value as profile, u.enabled as enabled, u.federationLink as link,
        fed.identityProvider as elsewhere,\s"""
          + CredentialColumns.SELECTED;

  /**
   * A row for each credential, so that one look finds them all. An account with several classes, or
   * several identities elsewhere, has each of them more than once, which does no harm.
   */
  private static final String HOLDINGS =
      """
      join UserAttributeEntity a on a.user.id = u.id and a.name = '%s' and a.value in %s
        left join CredentialEntity c on c.user.id = u.id and %s
        left join FederatedIdentityEntity fed on fed.user.id = u.id"""
          .formatted(PROFILE, profiles(), CredentialColumns.CONDITION);

  /** The schools of a realm, each with its classes; one without classes has a row without. */
  static final String PLACES =
      """
      select s.id as school, g.id as schoolClass from GroupEntity s
        left join GroupEntity g on g.parentId = s.id and g.realm = s.realm and g.type = 0
      where s.realm = :realm and %s
      """
          .formatted(isSchool());

  /** The members of the class {@code :place}. */
  static final String MEMBERS_OF_CLASS = membersInClasses("g.id = :place");

  /** The members of the classes of the school {@code :place}. */
  static final String MEMBERS_OF_CLASSES = membersInClasses("s.id = :place");

  /** The members of the school {@code :place} itself. */
  static final String MEMBERS_OF_SCHOOL =
      """
      select %s
      from UserGroupMembershipEntity m
        join GroupEntity s on s.id = m.groupId and %s
        join UserEntity u on u.id = m.user.id and u.realmId = :realm
        %s
      where s.realm = :realm and s.id = :place
      """
          .formatted(ACCOUNT, isSchool(), HOLDINGS);

  private CountingQueries() {}

  /** The accounts that name one of these children. */
  static String families(ValueList children) {
    return """
        select n.value as child, n.user.id as person from UserAttributeEntity n
        where n.name = '%s' and n.value in %s
        """
        .formatted(CHILDREN, children.placeholders());
  }

  /** The accounts of these ids. */
  static String accounts(ValueList ids) {
    return "select %s from UserEntity u %s where u.realmId = :realm and u.id in %s"
        .formatted(ACCOUNT, HOLDINGS, ids.placeholders());
  }

  private static String membersInClasses(String condition) {
    return """
        select g.id as place, e.value as externalId, %s
        from UserGroupMembershipEntity m
          join GroupEntity g on g.id = m.groupId and g.type = 0
          join GroupEntity s on s.id = g.parentId and s.realm = g.realm and %s
          join UserEntity u on u.id = m.user.id and u.realmId = :realm
          %s
          left join UserAttributeEntity e on e.user.id = u.id and e.name = '%s'
        where s.realm = :realm and %s
        """
        .formatted(ACCOUNT, isSchool(), HOLDINGS, EXTERNAL_ID, condition);
  }

  private static String isSchool() {
    return "s.type = 0 and length(s.name) = 8 and s.parentId = '" + GroupEntity.TOP_PARENT_ID + "'";
  }

  private static String profiles() {
    return Arrays.stream(Profile.values())
        .map(profile -> "'" + profile.value() + "'")
        .distinct()
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
