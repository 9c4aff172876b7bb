package fr.marelle.directory.store;

import fr.marelle.account.AccountAttributes;
import fr.marelle.contact.ContactAge;
import fr.marelle.directory.plan.Account;
import fr.marelle.directory.plan.Alteration;
import fr.marelle.directory.plan.Creation;
import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.plan.Recorded;
import fr.marelle.directory.plan.Target;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * Makes and changes accounts in Keycloak's tables, each column as Keycloak's own {@code
 * JpaUserProvider} and {@link UserEntity} fill it. Values longer than 255 characters, which
 * Keycloak keeps apart, do not occur in the attributes that a directory gives.
 */
final class AccountWriter {
  /** What Keycloak gives an account's first credential. */
  private static final long FIRST_PRIORITY = 10;

  private final Sql sql;
  private final String realmId;
  private final RealmDefaults defaults;
  private final Groups groups;
  private final Map<String, CredentialModel> codes;
  private final Supplier<String> ids;
  private final long now;
  private final Set<String> shared;

  /**
   * @param shared ids of people whom the directory knows by several
   */
  AccountWriter(
      Sql sql,
      String realmId,
      RealmDefaults defaults,
      Groups groups,
      Map<String, CredentialModel> codes,
      Supplier<String> ids,
      long now,
      Set<String> shared) {
    this.sql = sql;
    this.realmId = realmId;
    this.defaults = defaults;
    this.groups = groups;
    this.codes = codes;
    this.ids = ids;
    this.now = now;
    this.shared = shared;
  }

  private record Value(String account, String name, String value) {}

  private record Membership(String account, String group) {}

  void create(List<Creation> creations) throws SQLException {
    if (creations.isEmpty()) {
      return;
    }
    sql.insert(
        "USER_ENTITY",
        Rows.of(creations)
            .text("ID", Creation::id)
            .text("USERNAME", Creation::identifier)
            .text("FIRST_NAME", one -> one.target().firstName().orElse(null))
            .text("LAST_NAME", one -> one.target().lastName().orElse(null))
            .text("EMAIL", one -> one.target().email().orElse(null))
            .text("EMAIL_CONSTRAINT", one -> constraint(one.target().email()))
            .flag("EMAIL_VERIFIED", one -> false)
            .flag("ENABLED", one -> true)
            .text("REALM_ID", one -> realmId)
            .number("CREATED_TIMESTAMP", one -> now)
            .number("LAST_MODIFIED_TIMESTAMP", one -> now)
            .number("NOT_BEFORE", one -> 0L));
    List<Value> values = new ArrayList<>();
    List<Membership> memberships = new ArrayList<>();
    for (Creation one : creations) {
      attributes(one.target())
          .forEach((name, all) -> all.forEach(v -> values.add(new Value(one.id(), name, v))));
      Set<String> where = new HashSet<>(defaults.groups());
      one.target().places().forEach(place -> where.add(groups.findOrMake(place)));
      where.forEach(group -> memberships.add(new Membership(one.id(), group)));
    }
    insertAttributes(values);
    sql.insert("USER_GROUP_MEMBERSHIP", memberships(memberships));
    sql.insert(
        "USER_ROLE_MAPPING",
        Rows.of(creations).text("ROLE_ID", one -> defaults.role()).text("USER_ID", Creation::id));
    for (String action : defaults.requiredActions()) {
      sql.insert(
          "USER_REQUIRED_ACTION",
          Rows.of(creations).text("USER_ID", Creation::id).text("REQUIRED_ACTION", one -> action));
    }
    insertCodes();
  }

  private void insertCodes() throws SQLException {
    sql.insert(
        "CREDENTIAL",
        Rows.of(new TreeSet<>(codes.keySet()))
            .text("ID", account -> ids.get())
            .text("USER_ID", account -> account)
            .text("TYPE", account -> codes.get(account).getType())
            .number("CREATED_DATE", account -> codes.get(account).getCreatedDate())
            .text("SECRET_DATA", account -> codes.get(account).getSecretData())
            .text("CREDENTIAL_DATA", account -> codes.get(account).getCredentialData())
            .number("PRIORITY", account -> FIRST_PRIORITY)
            .number("VERSION", account -> 0L));
  }

  /** Changes accounts. Those in which something did change, of which a cache may know. */
  List<Account> change(List<Alteration> alterations) throws SQLException {
    Map<String, Recorded> told = new HashMap<>();
    alterations.stream()
        .map(Alteration::record)
        .filter(record -> shared.contains(record.externalId()))
        .forEach(record -> told.put(record.externalId(), record));
    return change(alterations, told);
  }

  /**
   * The same, pass by pass.
   *
   * @param told what is said of people with several ids in this batch, by id
   */
  private List<Account> change(List<Alteration> alterations, Map<String, Recorded> told)
      throws SQLException {
    Map<String, Alteration> pass = new LinkedHashMap<>();
    List<Alteration> later = new ArrayList<>();
    for (Alteration one : alterations) {
      Alteration earlier = pass.putIfAbsent(one.account().id(), one);
      if (earlier != null) {
        later.add(one.after(earlier));
      }
    }
    List<Account> changed = changeOnce(List.copyOf(pass.values()), told);
    if (later.isEmpty()) {
      return changed;
    }
    List<Account> all = new ArrayList<>(changed);
    all.addAll(change(later, told));
    return all;
  }

  /** The same of accounts of which each is there once. */
  private List<Account> changeOnce(List<Alteration> alterations, Map<String, Recorded> told)
      throws SQLException {
    List<Alteration> persons = new ArrayList<>();
    Map<String, Set<String>> cleared = new HashMap<>();
    List<Value> values = new ArrayList<>();
    List<Membership> left = new ArrayList<>();
    List<Membership> joined = new ArrayList<>();
    Map<String, Account> changed = new LinkedHashMap<>();
    Map<String, Map<String, String>> byHand = byHand(alterations);
    for (Alteration one : alterations) {
      Account account = one.account();
      if (isOther(one)) {
        persons.add(one);
        changed.put(account.id(), account);
      }
      newAttributes(one)
          .forEach(
              (name, all) -> {
                if (!account.values(name).equals(new TreeSet<>(all))) {
                  cleared.computeIfAbsent(account.id(), id -> new HashSet<>()).add(name);
                  all.forEach(v -> values.add(new Value(account.id(), name, v)));
                  changed.put(account.id(), account);
                }
              });
      if (move(one, byHand.getOrDefault(account.id(), Map.of()), left, joined)) {
        changed.put(account.id(), account);
      }
    }
    updatePersons(persons);
    clear(cleared);
    insertAttributes(values);
    stayWhereOtherIdsPut(alterations, told, left);
    sql.delete("USER_GROUP_MEMBERSHIP", keys(left));
    sql.insertNew("USER_GROUP_MEMBERSHIP", memberships(joined), "GROUP_ID", "USER_ID");
    new ChildNames(sql, realmId)
        .follow(alterations)
        .forEach(relative -> changed.putIfAbsent(relative.id(), relative));
    return List.copyOf(changed.values());
  }

  /**
   * Whom the directory knows twice is where either of the two says: now, where this batch tells of
   * both, and not where the tables have them until it is kept.
   */
  private void stayWhereOtherIdsPut(
      List<Alteration> alterations, Map<String, Recorded> told, List<Membership> left)
      throws SQLException {
    Map<String, String> ids = new HashMap<>();
    alterations.stream()
        .filter(one -> shared.contains(one.record().externalId()))
        .forEach(one -> ids.put(one.account().id(), one.record().externalId()));
    for (Map.Entry<String, String> one : ids.entrySet()) {
      Map<String, PersonRecords.Known> records =
          new PersonRecords(sql, realmId).ofAccount(one.getKey());
      records.remove(one.getValue());
      Set<String> kept = new HashSet<>();
      records.values().stream()
          .flatMap(record -> places(record, told.get(record.externalId())))
          .flatMap(place -> groups.find(place).stream())
          .forEach(kept::add);
      left.removeIf(gone -> gone.account().equals(one.getKey()) && kept.contains(gone.group()));
    }
  }

  /** Whoever has gone by an id is nowhere by it. */
  private static Stream<PlaceName> places(PersonRecords.Known record, Recorded told) {
    boolean gone = told == null ? record.gone() : told.isGone();
    Set<PlaceName> places = told == null ? record.places() : told.places();
    return gone ? Stream.empty() : places.stream();
  }

  /**
   * What somebody gave by hand to accounts of whom the directory speaks from now on, at any school
   * or at another. At its schools that is the directory's to take away, and no longer by hand.
   */
  private Map<String, Map<String, String>> byHand(List<Alteration> alterations)
      throws SQLException {
    Map<String, Set<String>> schools = new HashMap<>();
    for (Alteration one : alterations) {
      Set<String> told = PlaceName.schools(one.target().places());
      if (!one.before().map(Recorded::schools).orElse(Set.of()).containsAll(told)) {
        schools.put(one.account().id(), told);
      }
    }
    if (schools.isEmpty()) {
      return Map.of();
    }
    GivenPlaces places = new GivenPlaces(sql);
    Map<String, Map<String, String>> given = places.of(schools.keySet());
    for (Map.Entry<String, Map<String, String>> one : given.entrySet()) {
      Map<String, String> elsewhere = new HashMap<>(one.getValue());
      elsewhere.values().removeAll(schools.get(one.getKey()));
      places.set(realmId, one.getKey(), elsewhere);
    }
    return given;
  }

  /** By their ids: see {@link AccountReader} for why the database does not look for names. */
  private void clear(Map<String, Set<String>> cleared) throws SQLException {
    if (cleared.isEmpty()) {
      return;
    }
    List<String> gone = new ArrayList<>();
    sql.select(
            """
            select a.ID, a.USER_ID, a.NAME from unnest(cast(? as varchar array)) as k(ID)
              join USER_ATTRIBUTE a on a.USER_ID = k.ID""",
            row -> new String[] {row.getString(1), row.getString(2), row.getString(3)},
            cleared.keySet())
        .forEach(
            row -> {
              if (cleared.get(row[1]).contains(row[2])) {
                gone.add(row[0]);
              }
            });
    sql.delete("USER_ATTRIBUTE", Rows.of(gone).text("ID", id -> id));
  }

  private static boolean isOther(Alteration one) {
    Account account = one.account();
    Target target = one.target();
    return !account.firstName().equals(target.firstName())
        || !account.lastName().equals(target.lastName())
        || !account.email().equals(target.email())
        || one.unblock();
  }

  private void updatePersons(List<Alteration> persons) throws SQLException {
    sql.update(
        "USER_ENTITY",
        Rows.of(persons)
            .text("ID", one -> one.account().id())
            .text("FIRST_NAME", one -> one.target().firstName().orElse(null))
            .text("LAST_NAME", one -> one.target().lastName().orElse(null))
            .flag("EMAIL_VERIFIED", AccountWriter::isStillVerified)
            .flag("ENABLED", one -> one.account().enabled() || one.unblock())
            .number("LAST_MODIFIED_TIMESTAMP", one -> now),
        "ID");
    // The constraint stays as it is where the address does: Keycloak made it.
    sql.update(
        "USER_ENTITY",
        Rows.of(
                persons.stream()
                    .filter(one -> !one.account().email().equals(one.target().email()))
                    .toList())
            .text("ID", one -> one.account().id())
            .text("EMAIL", one -> one.target().email().orElse(null))
            .text("EMAIL_CONSTRAINT", one -> constraint(one.target().email())),
        "ID");
  }

  private static boolean isStillVerified(Alteration one) {
    return one.account().emailVerified() && one.account().email().equals(one.target().email());
  }

  private String constraint(Optional<String> email) {
    return defaults.sharedMails() ? ids.get() : email.orElseGet(ids);
  }

  private static Map<String, List<String>> newAttributes(Alteration one) {
    Map<String, List<String>> attributes = new HashMap<>(attributes(one.target()));
    ContactAge.notes(seen(one), one.target().email(), one.target().mobile())
        .forEach((name, value) -> attributes.put(name, List.of(value)));
    return attributes;
  }

  /**
   * An account that was there before is no new one, nor is that of somebody who had gone: what the
   * directory gives it is a change.
   */
  private static String seen(Alteration one) {
    Account account = one.account();
    Optional<String> seen = account.attribute(AccountAttributes.CONTACTS_SEEN);
    return one.before().filter(record -> !record.isGone()).isPresent()
        ? seen.orElse(null)
        : seen.orElseGet(
            () -> ContactAge.seen(account.email(), account.attribute(AccountAttributes.MOBILE)));
  }

  private static Map<String, List<String>> attributes(Target target) {
    return Map.of(
        AccountAttributes.PROFILE, List.of(target.profile().value()),
        AccountAttributes.EXTERNAL_ID, List.of(target.externalId()),
        AccountAttributes.BIRTH_DATE, target.birthDate().stream().toList(),
        AccountAttributes.MOBILE, target.mobile().stream().toList(),
        AccountAttributes.CHILDREN, target.children().stream().sorted().toList());
  }

  /** In the order of the index of names and values, which is the largest of all. */
  private void insertAttributes(List<Value> values) throws SQLException {
    values.sort(Comparator.comparing(Value::name).thenComparing(Value::value));
    sql.insert(
        "USER_ATTRIBUTE",
        Rows.of(values)
            .text("ID", one -> ids.get())
            .text("USER_ID", Value::account)
            .text("NAME", Value::name)
            .text("VALUE", Value::value));
  }

  /**
   * Leaves the groups that the directory gave, joins those that it gives. Whether there are any.
   *
   * @param byHand UAI by the id of a group that somebody gave in the directory's place
   */
  private boolean move(
      Alteration one, Map<String, String> byHand, List<Membership> left, List<Membership> joined) {
    Set<PlaceName> before = new HashSet<>();
    one.before().ifPresent(record -> before.addAll(given(record)));
    Set<PlaceName> now = one.target().places();
    String account = one.account().id();
    int count = left.size() + joined.size();
    for (PlaceName place : before) {
      if (!now.contains(place)) {
        groups.find(place).ifPresent(group -> left.add(new Membership(account, group)));
      }
    }
    // Somebody of whom all is looked at again gets back what was lost.
    boolean back = one.before().filter(record -> record.isGone() || record.isUnheard()).isPresent();
    Set<String> kept = new HashSet<>();
    for (PlaceName place : now) {
      if (back || !before.contains(place)) {
        String group = groups.findOrMake(place);
        kept.add(group);
        joined.add(new Membership(account, group));
      }
    }
    Set<String> schools = PlaceName.schools(now);
    byHand.forEach(
        (group, school) -> {
          if (schools.contains(school) && !kept.contains(group)) {
            left.add(new Membership(account, group));
          }
        });
    return left.size() + joined.size() > count;
  }

  /** Somebody who had gone was left in the school, and may be in a class of before all the same. */
  private static Set<PlaceName> given(Recorded record) {
    Set<PlaceName> given = new HashSet<>(record.places());
    if (record.isGone()) {
      record.schools().forEach(school -> given.add(PlaceName.school(school)));
    }
    return given;
  }

  private static Rows<Membership> memberships(List<Membership> memberships) {
    return keys(memberships).text("MEMBERSHIP_TYPE", one -> "UNMANAGED");
  }

  private static Rows<Membership> keys(List<Membership> memberships) {
    return Rows.of(memberships)
        .text("GROUP_ID", Membership::group)
        .text("USER_ID", Membership::account);
  }
}
