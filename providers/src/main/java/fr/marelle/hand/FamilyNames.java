package fr.marelle.hand;

import static fr.marelle.account.AccountAttributes.CHILDREN;
import static fr.marelle.account.AccountAttributes.EXTERNAL_ID;

import fr.marelle.directory.store.AliasTable;
import fr.marelle.directory.store.Layer;
import fr.marelle.directory.store.PersonRecords;
import fr.marelle.directory.store.Sql;
import fr.marelle.directory.store.TieTable;
import fr.marelle.directory.store.UntiedTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** By which ids relatives name pupils, and from whom somebody parted them by hand. */
final class FamilyNames {
  private final Desk desk;

  FamilyNames(Desk desk) {
    this.desk = desk;
  }

  /** Ids of the accounts that name a pupil so; of nobody where there is no id. */
  Stream<String> naming(String externalId) {
    return externalId == null
        ? Stream.empty()
        : desk.session()
            .users()
            .searchForUserByUserAttributeStream(desk.realm(), CHILDREN, externalId)
            .map(UserModel::getId);
  }

  /** The accounts of the pupils whom somebody names. */
  Stream<String> childrenOf(UserModel relative) {
    return MergeReader.children(relative).stream()
        .flatMap(
            child ->
                desk.session()
                    .users()
                    .searchForUserByUserAttributeStream(desk.realm(), EXTERNAL_ID, child))
        .map(UserModel::getId);
  }

  /** The name of whoever goes by that id; the id where there is nobody. */
  String nameOf(String externalId) {
    return desk.session()
        .users()
        .searchForUserByUserAttributeStream(desk.realm(), EXTERNAL_ID, externalId)
        .findFirst()
        .map(FamilyNames::name)
        .orElse(externalId);
  }

  static String name(UserModel user) {
    return Stream.of(user.getFirstName(), user.getLastName())
        .filter(part -> part != null && !part.isBlank())
        .reduce((first, last) -> first + " " + last)
        .orElse(user.getUsername());
  }

  /**
   * External ids of the children from whom somebody parted a relative, by one of her ids. What the
   * directory tells of her by the others counts no more than that.
   */
  Set<String> partedChildren(Collection<String> relative) {
    return desk.sql(
        sql -> {
          UntiedTable table = new UntiedTable(sql, desk.realm().getId());
          Set<String> parted = new HashSet<>();
          table.of(relative).values().forEach(parted::addAll);
          Map<String, String> aliases = new AliasTable(sql, desk.realm().getId()).all();
          Set<String> main = new HashSet<>(parted);
          parted.stream().map(id -> aliases.getOrDefault(id, id)).forEach(main::add);
          if (!main.isEmpty()) {
            table.untie(main, relative);
          }
          return main;
        });
  }

  /**
   * Has whoever named a pupil by another id name the main one; but for whom somebody parted from
   * the pupil by one of the ids.
   *
   * @param users perhaps not all of them name the pupil
   * @param ids all of the pupil's
   * @return by account, their children before
   */
  Map<String, List<String>> rename(
      Map<String, UserModel> users, MergePlan plan, Collection<String> ids) {
    Map<String, List<String>> before = new LinkedHashMap<>();
    if (plan.mainId() == null) {
      return before;
    }
    users.forEach(
        (id, user) -> {
          List<String> children = MergeReader.children(user);
          if (children.contains(plan.mainId())
              || children.stream().anyMatch(plan.renamed()::contains)) {
            before.put(id, children);
            List<String> renamed = new ArrayList<>(children);
            renamed.removeAll(plan.renamed());
            renamed.remove(plan.mainId());
            if (!isParted(user, ids)) {
              renamed.add(plan.mainId());
            }
            set(user, renamed);
          }
        });
    return before;
  }

  /** Whether the directory tells that somebody stands in for a pupil of one of these ids. */
  boolean isTold(UserModel relative, Collection<String> pupil) {
    return desk.sql(
        sql -> {
          Set<String> ids = ids(sql, relative);
          return new TieTable(sql, Layer.truth(desk.realm().getId()))
              .ofPupils(pupil).stream().anyMatch(tie -> ids.contains(tie.relative()));
        });
  }

  /** All by which somebody is known. */
  Set<String> ids(Sql sql, UserModel user) throws SQLException {
    Set<String> ids =
        new LinkedHashSet<>(
            new PersonRecords(sql, desk.realm().getId()).ofAccount(user.getId()).keySet());
    user.getAttributeStream(EXTERNAL_ID).forEach(ids::add);
    return ids;
  }

  private boolean isParted(UserModel relative, Collection<String> pupil) {
    return desk.sql(
        sql -> {
          Set<String> ids = ids(sql, relative);
          UntiedTable table = new UntiedTable(sql, desk.realm().getId());
          Map<String, Set<String>> untied = ids.isEmpty() ? new HashMap<>() : table.of(ids);
          boolean parted =
              untied.values().stream().anyMatch(some -> some.stream().anyMatch(pupil::contains));
          if (parted) {
            table.untie(pupil, ids);
          }
          return parted;
        });
  }

  static void set(UserModel user, List<String> children) {
    if (children.isEmpty()) {
      user.removeAttribute(CHILDREN);
    } else if (!children.equals(MergeReader.children(user))) {
      user.setAttribute(CHILDREN, children);
    }
  }
}
