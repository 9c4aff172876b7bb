package fr.marelle.directory.store;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.AccountState;
import fr.marelle.directory.plan.Account;
import fr.marelle.directory.plan.PlaceName;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what tells accounts apart that somebody may be. Some of them may be gone by now. */
public final class Candidates {
  private final Sql sql;
  private final String realmId;

  public Candidates(Sql sql, String realmId) {
    this.sql = sql;
    this.realmId = realmId;
  }

  /**
   * An account that somebody may be.
   *
   * @param id of the account
   * @param birthDate ISO-8601
   * @param places {@code 0590123A}, {@code 0590123A/CE2 A}
   * @param state active, also where a renewal code waits
   */
  public record Candidate(
      String id,
      String identifier,
      String first,
      String last,
      Optional<String> externalId,
      Optional<String> birthDate,
      Set<String> places,
      AccountState state) {}

  /** By the account's id; in a few statements, however many there are. */
  public Map<String, Candidate> of(Collection<String> ids) throws SQLException {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<String, Set<String>> places = places(ids);
    Set<String> opened = opened(ids);
    Map<String, Candidate> candidates = new HashMap<>();
    for (Account one : new AccountReader(sql, Layer.truth(realmId)).byId(ids).values()) {
      candidates.put(
          one.id(),
          new Candidate(
              one.id(),
              one.identifier(),
              one.firstName().orElse(""),
              one.lastName().orElse(""),
              one.attribute(AccountAttributes.EXTERNAL_ID),
              one.attribute(AccountAttributes.BIRTH_DATE),
              places.getOrDefault(one.id(), Set.of()),
              state(one, opened)));
    }
    return candidates;
  }

  private static AccountState state(Account account, Set<String> opened) {
    return AccountState.of(
        new AccountState.Facts(
            account.enabled(), opened.contains(account.id()), false, false, false));
  }

  private Map<String, Set<String>> places(Collection<String> ids) throws SQLException {
    Map<String, Set<String>> places = new HashMap<>();
    sql.select(
            """
            select m.USER_ID, g.NAME, p.NAME from unnest(cast(? as varchar array)) as k(ID)
              join USER_GROUP_MEMBERSHIP m on m.USER_ID = k.ID
              join KEYCLOAK_GROUP g on g.ID = m.GROUP_ID
              left join KEYCLOAK_GROUP p on p.ID = g.PARENT_GROUP""",
            row -> new String[] {row.getString(1), row.getString(2), row.getString(3)},
            ids)
        .forEach(
            row ->
                place(row[1], row[2])
                    .ifPresent(
                        place ->
                            places
                                .computeIfAbsent(row[0], id -> new TreeSet<>())
                                .add(place.text())));
    return places;
  }

  private static Optional<PlaceName> place(String group, String parent) {
    if (parent == null) {
      return PlaceName.isUai(group) ? Optional.of(PlaceName.school(group)) : Optional.empty();
    }
    return PlaceName.isUai(parent) ? Optional.of(new PlaceName(parent, group)) : Optional.empty();
  }

  /** Those who have set a password, or sign in elsewhere. */
  private Set<String> opened(Collection<String> ids) throws SQLException {
    return new HashSet<>(
        sql.select(
            """
            select c.USER_ID from unnest(cast(? as varchar array)) as k(ID)
              join CREDENTIAL c on c.USER_ID = k.ID and c.TYPE = 'password'
            union
            select f.USER_ID from unnest(cast(? as varchar array)) as k(ID)
              join FEDERATED_IDENTITY f on f.USER_ID = k.ID""",
            row -> row.getString(1),
            ids,
            ids));
  }
}
