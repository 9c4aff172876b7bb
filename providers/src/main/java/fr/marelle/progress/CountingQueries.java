package fr.marelle.progress;

import static fr.marelle.account.AccountAttributes.CHILDREN;
import static fr.marelle.account.AccountAttributes.EXTERNAL_ID;
import static fr.marelle.account.AccountAttributes.PROFILE;

import fr.marelle.account.AccountState;
import fr.marelle.account.Profile;
import fr.marelle.code.CodeKind;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.jpa.entities.GroupEntity;

/**
 * The statements of {@link Counting}, in the terms of Keycloak's entities: {@code u} is the
 * account, {@code g} its class, {@code s} its school. Pupils and teachers are members of a class,
 * relatives name their children, others belong to the school alone.
 *
 * <p>The state is decided as {@link AccountState} says.
 */
final class CountingQueries {
  private static final String HAS =
      "exists (select c.id from CredentialEntity c where c.user.id = u.id and c.type = '%s')";

  private static final String PASSWORD =
      "(u.federationLink is not null or " + HAS.formatted(PasswordCredentialModel.TYPE) + ")";

  /** A password that was changed after the code was issued ends it. */
  private static final String RENEWAL =
      """
      exists (select c.id from CredentialEntity c where c.user.id = u.id and c.type = '%s'
        and not exists (select p.id from CredentialEntity p where p.user.id = u.id
          and p.type = '%s' and p.createdDate > c.createdDate))"""
          .formatted(CodeKind.RENEWAL.credentialType(), PasswordCredentialModel.TYPE);

  private static final String STATE =
      """
      case when u.enabled = false then '%s'
        when not %s and (%s or not exists (
          select f.identityProvider from FederatedIdentityEntity f where f.user.id = u.id))
          then '%s'
        when %s then '%s'
        else '%s' end"""
          .formatted(
              AccountState.BLOCKED,
              PASSWORD,
              HAS.formatted(CodeKind.ACTIVATION.credentialType()),
              AccountState.TO_ACTIVATE,
              RENEWAL,
              AccountState.RENEWING,
              AccountState.ACTIVE);

  private static final String IS_CLASS = "s.parentId = '" + GroupEntity.TOP_PARENT_ID + "'";

  private static final String MEMBERS =
      """
      select %s.id as place, u.id as person, a.value as profile, %s as state
      from UserGroupMembershipEntity m
        join GroupEntity g on g.id = m.groupId and g.type = 0
        join GroupEntity s on s.id = g.parentId and s.type = 0 and length(s.name) = 8
        join UserEntity u on u.id = m.user.id
        join UserAttributeEntity a on a.user.id = u.id and a.name = '%s'
      where u.realmId = :realm and %s and a.value in (%s) and %s
      """;

  private static final String DIRECT =
      """
      select s.id as place, u.id as person, a.value as profile, %s as state
      from UserGroupMembershipEntity m
        join GroupEntity s on s.id = m.groupId and s.type = 0 and length(s.name) = 8
        join UserEntity u on u.id = m.user.id
        join UserAttributeEntity a on a.user.id = u.id and a.name = '%s'
      where u.realmId = :realm and %s and a.value in (%s) and %s
      """;

  private static final String RELATIVES =
      """
      select %s.id as place, u.id as person, a.value as profile, %s as state
      from UserAttributeEntity n
        join UserEntity u on u.id = n.user.id
        join UserAttributeEntity a on a.user.id = u.id and a.name = '%s'
        join UserAttributeEntity e on e.name = '%s' and e.value = n.value
        join UserEntity k on k.id = e.user.id and k.realmId = u.realmId
        join UserAttributeEntity b on b.user.id = k.id and b.name = '%s' and b.value = '%s'
        join UserGroupMembershipEntity m on m.user.id = k.id
        join GroupEntity g on g.id = m.groupId and g.type = 0
        join GroupEntity s on s.id = g.parentId and s.type = 0 and length(s.name) = 8
      where n.name = '%s' and u.realmId = :realm and %s and a.value = '%s' and %s
      """;

  private CountingQueries() {}

  /** Rows of place, profile, state and number. */
  static String counts(Area area) {
    return """
        select t.place as place, t.profile as profile, t.state as state, count(t.person) as number
        from (%s) t group by t.place, t.profile, t.state
        """
        .formatted(people(area));
  }

  /** Rows of place, profile and renewal code of those who count as renewing. */
  static String renewals(Area area) {
    return """
        select t.place as place, t.profile as profile, c.id as code, c.credentialData as data
        from (%s) t join CredentialEntity c on c.user.id = t.person and c.type = '%s'
        where t.state = '%s'
        """
        .formatted(people(area), CodeKind.RENEWAL.credentialType(), AccountState.RENEWING);
  }

  /** Everybody once for each place: a pupil's brother doesn't make two of their mother. */
  private static String people(Area area) {
    String ofClasses = members("g", area, Profile.PUPIL) + " union " + relatives("g", area);
    return area.hasSchools()
        ? String.join(
            " union ",
            ofClasses,
            members("s", area, Profile.values()),
            direct(area),
            relatives("s", area))
        : ofClasses;
  }

  private static String members(String place, Area area, Profile... profiles) {
    return MEMBERS.formatted(place, STATE, PROFILE, IS_CLASS, list(profiles), area.condition());
  }

  private static String direct(Area area) {
    return DIRECT.formatted(STATE, PROFILE, IS_CLASS, list(Profile.values()), area.condition());
  }

  private static String relatives(String place, Area area) {
    return RELATIVES.formatted(
        place,
        STATE,
        PROFILE,
        EXTERNAL_ID,
        PROFILE,
        Profile.PUPIL.value(),
        CHILDREN,
        IS_CLASS,
        Profile.RELATIVE.value(),
        area.condition());
  }

  private static String list(Profile... profiles) {
    return Arrays.stream(profiles)
        .map(profile -> "'" + profile.value() + "'")
        .collect(Collectors.joining(", "));
  }
}
