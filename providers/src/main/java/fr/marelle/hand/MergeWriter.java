package fr.marelle.hand;

import static fr.marelle.account.AccountAttributes.TERMS_ACCEPTED_AT;
import static fr.marelle.account.AccountAttributes.TERMS_VERSION;

import fr.marelle.directory.store.AliasTable;
import fr.marelle.directory.store.AnswerTable;
import fr.marelle.directory.store.GivenPlaces;
import fr.marelle.directory.store.PersonRecords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;

/** Writes what two accounts become, in Keycloak's model and in our tables. */
final class MergeWriter {
  private final Desk desk;

  MergeWriter(Desk desk) {
    this.desk = desk;
  }

  void join(UserModel user, Collection<String> groups) {
    groups.stream().flatMap(this::group).forEach(user::joinGroup);
  }

  void leave(UserModel user, Collection<String> groups) {
    groups.stream().flatMap(this::group).forEach(user::leaveGroup);
  }

  /** A group, if there still is one of that id. */
  Stream<GroupModel> group(String id) {
    return Stream.ofNullable(desk.session().groups().getGroupById(desk.realm(), id));
  }

  static void set(UserModel user, String name, String value) {
    if (value == null) {
      user.removeAttribute(name);
    } else if (!value.equals(user.getFirstAttribute(name))) {
      user.setSingleAttribute(name, value);
    }
  }

  static void setTerms(UserModel user, List<String> terms) {
    set(user, TERMS_VERSION, terms.isEmpty() ? null : terms.get(0));
    set(user, TERMS_ACCEPTED_AT, terms.isEmpty() ? null : terms.get(1));
  }

  /** Those that hold now. */
  Map<String, String> aliases() {
    return desk.sql(sql -> new AliasTable(sql, desk.realm().getId()).all());
  }

  void setAliases(Collection<String> ids, Map<String, String> aliases) {
    desk.sql(
        sql -> {
          new AliasTable(sql, desk.realm().getId()).set(ids, aliases);
          return ids;
        });
  }

  void moveRecords(Collection<String> records, String account) {
    desk.sql(
        sql -> {
          new PersonRecords(sql, desk.realm().getId()).give(records, account);
          return records;
        });
  }

  void forgetRecords(Collection<String> records) {
    desk.sql(
        sql -> {
          new PersonRecords(sql, desk.realm().getId()).forget(records);
          return records;
        });
  }

  /** Answers to the directory's questions follow the account that stays. */
  void moveAnswers(String from, String to) {
    desk.sql(
        sql -> {
          new AnswerTable(sql, desk.realm().getId()).move(from, to);
          return to;
        });
  }

  /** Nobody can say any more of whose account of two an answer was. */
  void forgetAnswers(Collection<String> accounts) {
    desk.sql(
        sql -> {
          new AnswerTable(sql, desk.realm().getId()).forget(accounts);
          return accounts;
        });
  }

  void setGiven(String account, Map<String, String> places) {
    desk.sql(
        sql -> {
          new GivenPlaces(sql).set(desk.realm().getId(), account, places);
          return account;
        });
  }

  /** Aliases of the identity providers by which somebody signs in. */
  List<String> identities(UserModel user) {
    return desk.session()
        .users()
        .getFederatedIdentitiesStream(desk.realm(), user)
        .map(FederatedIdentityModel::getIdentityProvider)
        .toList();
  }

  /** Links by which the person signs in elsewhere, where the other has none. Those moved. */
  List<String> moveIdentities(UserModel from, UserModel to, List<String> wanted) {
    Set<String> known = Set.copyOf(identities(to));
    List<String> moved = new ArrayList<>();
    for (String alias : wanted) {
      FederatedIdentityModel link =
          desk.session().users().getFederatedIdentity(desk.realm(), from, alias);
      if (link != null && !known.contains(alias)) {
        desk.session().users().removeFederatedIdentity(desk.realm(), from, alias);
        desk.session().users().addFederatedIdentity(desk.realm(), to, link);
        moved.add(alias);
      }
    }
    return moved;
  }
}
