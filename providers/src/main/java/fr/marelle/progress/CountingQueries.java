package fr.marelle.progress;

import static fr.marelle.account.AccountAttributes.CHILDREN;
import static fr.marelle.account.AccountAttributes.EXTERNAL_ID;
import static fr.marelle.account.AccountAttributes.PROFILE;

import fr.marelle.account.AccountState;
import fr.marelle.account.Profile;
import fr.marelle.code.CodeKind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.jpa.entities.GroupEntity;

/**
 * The statements of {@link Counting}, in the terms of Keycloak's entities: {@code t} is somebody at
 * a place, {@code u} the account, {@code g} a class, {@code s} its school. Pupils and teachers are
 * members of a class, relatives name their children, others belong to the school alone. The same
 * person may be at a place for several reasons, and counts once.
 *
 * <p>Joins rather than subqueries: of a million accounts, a database joins all at once what it
 * would otherwise look up three times for each.
 */
final class CountingQueries {
  private static final String RENEWAL_TYPE = CodeKind.RENEWAL.credentialType();

  /** As {@link AccountState} says; a password that was changed later ends a renewal code. */
  private static final String STATE =
      """
      case when u.enabled = false then '%s'
        when u.federationLink is null and pw.id is null
          and (act.id is not null or fed.identityProvider is null) then '%s'
        when ren.id is not null then '%s'
        else '%s' end"""
          .formatted(
              AccountState.BLOCKED,
              AccountState.TO_ACTIVATE,
              AccountState.RENEWING,
              AccountState.ACTIVE);

  private static final String HOLDINGS =
      """
      join UserEntity u on u.id = t.person and u.realmId = :realm
      left join CredentialEntity pw on pw.user.id = u.id and pw.type = '%s'
      left join CredentialEntity act on act.user.id = u.id and act.type = '%s'
      left join CredentialEntity ren on ren.user.id = u.id and ren.type = '%s'
        and (pw.createdDate is null or pw.createdDate <= ren.createdDate)
      left join FederatedIdentityEntity fed on fed.user.id = u.id
      """
          .formatted(
              PasswordCredentialModel.TYPE, CodeKind.ACTIVATION.credentialType(), RENEWAL_TYPE);

  private static final String SCHOOL =
      "GroupEntity s on s.id = %s and s.type = 0 and length(s.name) = 8 and s.parentId = '"
          + GroupEntity.TOP_PARENT_ID
          + "'";

  private static final String CLASS =
      "join GroupEntity g on g.id = m.groupId and g.type = 0 join "
          + SCHOOL.formatted("g.parentId");

  private static final String MEMBERS =
      """
      select %s.id as place, m.user.id as person, a.value as profile
      from UserGroupMembershipEntity m %s
        join UserAttributeEntity a on a.user.id = m.user.id and a.name = '%s'
      where s.realm = :realm and a.value in (%s)
      """;

  private static final String RELATIVES =
      """
      select %%s.id as place, n.user.id as person, a.value as profile
      from UserAttributeEntity n
        join UserAttributeEntity a on a.user.id = n.user.id and a.name = '%s' and a.value = '%s'
        join UserAttributeEntity e on e.name = '%s' and e.value = n.value
        join UserAttributeEntity b on b.user.id = e.user.id and b.name = '%s' and b.value = '%s'
        join UserGroupMembershipEntity m on m.user.id = e.user.id %s
      where n.name = '%s' and s.realm = :realm
      """
          .formatted(
              PROFILE,
              Profile.RELATIVE.value(),
              EXTERNAL_ID,
              PROFILE,
              Profile.PUPIL.value(),
              CLASS,
              CHILDREN);

  private CountingQueries() {}

  /** The external ids of those in the classes. */
  static String externalIds(Area area) {
    return """
        select e.value from UserGroupMembershipEntity m %s
          join UserAttributeEntity e on e.user.id = m.user.id and e.name = '%s'
        where s.realm = :realm and %s
        """
        .formatted(CLASS, EXTERNAL_ID, area.condition());
  }

  /** Rows of place, profile, state and number. */
  static String counts(Area area) {
    return """
        select t.place as place, t.profile as profile, %s as state,
          count(distinct t.person) as number
        from (%s) t %s
        group by t.place, t.profile, %s
        """
        .formatted(STATE, people(area, "1 = 1", "1 = 1"), HOLDINGS, STATE);
  }

  /** Rows of place, profile and renewal code of those who count as renewing; some twice. */
  static String renewals(Area area) {
    String have = "%s.user.id in (select r.user.id from CredentialEntity r where r.type = '%s')";
    return """
        select t.place as place, t.profile as profile, ren.id as code, ren.credentialData as data
        from (%s) t %s
        where %s = '%s'
        """
        .formatted(
            people(area, have.formatted("m", RENEWAL_TYPE), have.formatted("n", RENEWAL_TYPE)),
            HOLDINGS,
            STATE,
            AccountState.RENEWING);
  }

  private static String people(Area area, String whichMembers, String whichRelatives) {
    String ofMembers = " and " + area.condition() + " and " + whichMembers;
    String ofRelatives =
        String.join(" and ", "", area.condition(), area.children(), whichRelatives);
    Stream<String> ofClasses =
        Stream.of(
            members("g", CLASS, List.of(Profile.PUPIL)) + ofMembers,
            RELATIVES.formatted("g") + ofRelatives);
    Stream<String> ofSchools =
        Stream.of(
            members("s", CLASS, List.of(Profile.values())) + ofMembers,
            members("s", "join " + SCHOOL.formatted("m.groupId"), List.of(Profile.values()))
                + ofMembers,
            RELATIVES.formatted("s") + ofRelatives);
    return (area.hasSchools() ? Stream.concat(ofClasses, ofSchools) : ofClasses)
        .collect(Collectors.joining(" union all "));
  }

  private static String members(String place, String join, List<Profile> profiles) {
    return MEMBERS.formatted(place, join, PROFILE, list(profiles));
  }

  private static String list(List<Profile> profiles) {
    return profiles.stream()
        .map(profile -> "'" + profile.value() + "'")
        .collect(Collectors.joining(", "));
  }
}
