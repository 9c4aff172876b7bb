package fr.marelle.directory.store;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.Profile;
import fr.marelle.directory.plan.Account;
import fr.marelle.directory.plan.NameKey;
import fr.marelle.directory.plan.Stranger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The accounts of schools that the directory has not spoken of, read once for each school in a run.
 * After a first import there are hardly any.
 */
public final class Strangers {
  /** More than these are read again rather than kept. */
  private static final int MOST = 100_000;

  private final Function<String, Collection<String>> groups;
  private final Map<String, List<Stranger>> bySchool = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private int kept;

  /**
   * @param groups ids of the groups of a school and its classes, by UAI; none of a school that has
   *     none
   */
  public Strangers(Function<String, Collection<String>> groups) {
    this.groups = groups;
  }

  /** Ids of the groups of these schools and their classes. */
  Set<String> groupsOf(Collection<String> schools) {
    Set<String> all = new HashSet<>();
    schools.forEach(school -> all.addAll(groups.apply(school)));
    return all;
  }

  List<Stranger> of(Set<String> schools, Sql sql, Layer layer) throws SQLException {
    if (kept > MOST) {
      forget();
    }
    Set<String> unread = new HashSet<>(schools);
    unread.removeAll(bySchool.keySet());
    read(unread, sql, layer);
    Map<String, Stranger> found = new HashMap<>();
    for (String school : schools) {
      bySchool.getOrDefault(school, List.of()).forEach(one -> found.put(one.id(), one));
    }
    found.keySet().removeAll(known);
    return List.copyOf(found.values());
  }

  /** What is to be read again. */
  public void forget() {
    bySchool.clear();
    known.clear();
    kept = 0;
  }

  /** The directory knows these from now on: the batch that found them is committed. */
  public void known(Collection<String> accounts) {
    known.addAll(accounts);
    if (known.size() > MOST) {
      forget();
    }
  }

  private void read(Set<String> schools, Sql sql, Layer layer) throws SQLException {
    Map<String, String> schoolOf = new HashMap<>();
    for (String school : schools) {
      bySchool.put(school, new ArrayList<>());
      groups.apply(school).forEach(group -> schoolOf.put(group, school));
    }
    if (schoolOf.isEmpty()) {
      return;
    }
    for (Map.Entry<Account, List<String>> one :
        new AccountReader(sql, layer).inGroups(schoolOf.keySet()).entrySet()) {
      Set<String> theirs = one.getValue().stream().map(schoolOf::get).collect(Collectors.toSet());
      stranger(one.getKey())
          .ifPresent(stranger -> theirs.forEach(school -> bySchool.get(school).add(stranger)));
      kept++;
    }
  }

  private static Optional<Stranger> stranger(Account account) {
    return account
        .attribute(AccountAttributes.PROFILE)
        .flatMap(Profile::parse)
        .map(
            profile ->
                new Stranger(
                    account.id(),
                    NameKey.of(
                        profile, account.firstName().orElse(""), account.lastName().orElse("")),
                    account.attribute(AccountAttributes.BIRTH_DATE)));
  }
}
