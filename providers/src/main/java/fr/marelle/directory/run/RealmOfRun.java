package fr.marelle.directory.run;

import fr.marelle.code.CodeKind;
import fr.marelle.code.Codes;
import fr.marelle.directory.plan.Account;
import fr.marelle.directory.store.PlanWriter;
import fr.marelle.directory.store.RealmDefaults;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.models.utils.UserModelDelegate;
import org.keycloak.storage.UserStorageUtil;

/** What a real run needs of Keycloak besides its tables. */
final class RealmOfRun {
  /** Beyond this many it costs less to have the cache forget all accounts of the realm. */
  private static final int MOST_EVICTED = 100;

  private final KeycloakSession session;
  private final RealmModel realm;

  RealmOfRun(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
  }

  RealmDefaults defaults() {
    return new RealmDefaults(
        realm.getDefaultRole().getId(),
        realm.getDefaultGroupsStream().map(GroupModel::getId).toList(),
        realm
            .getRequiredActionProvidersStream()
            .filter(RequiredActionProviderModel::isEnabled)
            .filter(RequiredActionProviderModel::isDefaultAction)
            .map(RequiredActionProviderModel::getAlias)
            .toList(),
        realm.isDuplicateEmailsAllowed());
  }

  /** An activation code for each of these accounts, which need not be there yet. */
  Map<String, CredentialModel> activationCodes(List<String> accounts) {
    return Codes.of(session).prepare(realm, accounts, CodeKind.ACTIVATION);
  }

  PlanWriter.Realm with(
      SchoolGroups groups, Map<String, CredentialModel> codes, Supplier<String> ids) {
    return new PlanWriter.Realm(
        realm.getId(), defaults(), groups.in(session, realm), codes, ids, Time.currentTimeMillis());
  }

  /** Has all nodes read these accounts anew once the transaction is committed. */
  void evict(List<Account> accounts) {
    UserCache cache = UserStorageUtil.userCache(session);
    if (cache == null || accounts.isEmpty()) {
      return;
    }
    if (accounts.size() > MOST_EVICTED) {
      cache.evict(realm);
    } else {
      accounts.forEach(account -> cache.evict(realm, new Evicted(account)));
    }
  }

  /** As much of an account as the cache asks for to forget it. */
  private static final class Evicted extends UserModelDelegate {
    private final Account account;

    Evicted(Account account) {
      super((UserModel) null);
      this.account = account;
    }

    @Override
    public String getId() {
      return account.id();
    }

    @Override
    public String getUsername() {
      return account.identifier();
    }

    @Override
    public String getEmail() {
      return account.email().orElse(null);
    }
  }
}
