package fr.marelle.progress;

import fr.marelle.account.AccountState;
import fr.marelle.account.Profile;
import fr.marelle.code.SignInMeans;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.credential.CredentialModel;

/** The accounts that were read, by id, and how many of them are where. */
final class People {
  private final Map<String, Account> accounts = new HashMap<>();

  private record Account(Profile profile, boolean enabled, SignInMeans means) {
    Account with(CredentialModel credential) {
      return new Account(profile, enabled, means.with(credential));
    }

    AccountState state(Instant now) {
      return means.state(enabled, now);
    }
  }

  /**
   * Adds an account, unless it is known.
   *
   * @param means those of its means to sign in that no credential tells of
   */
  void add(String id, Profile profile, boolean enabled, SignInMeans means) {
    accounts.putIfAbsent(id, new Account(profile, enabled, means));
  }

  /** Adds a credential to an account that is known. */
  void hold(String id, CredentialModel credential) {
    accounts.computeIfPresent(id, (known, account) -> account.with(credential));
  }

  /** Whether there is such an account, of that profile. */
  boolean has(String id, Profile profile) {
    return accounts.containsKey(id) && accounts.get(id).profile() == profile;
  }

  /** Which of these were not read. */
  List<String> missing(Collection<String> ids) {
    return ids.stream().filter(id -> !accounts.containsKey(id)).distinct().toList();
  }

  /** How many are where at that moment, by place; one that nobody is at is left out. */
  Map<String, Headcount> count(Set<Presence> presences, Instant now) {
    Map<String, Headcount> headcounts = new HashMap<>();
    for (Presence one : presences) {
      Account account = accounts.get(one.person());
      headcounts.put(
          one.place(),
          headcounts
              .getOrDefault(one.place(), Headcount.NONE)
              .plusOne(account.profile(), account.state(now)));
    }
    return headcounts;
  }
}
