package fr.marelle.hand;

import static fr.marelle.account.AccountAttributes.BIRTH_DATE;
import static fr.marelle.account.AccountAttributes.CHILDREN;
import static fr.marelle.account.AccountAttributes.CONTACTS_SEEN;
import static fr.marelle.account.AccountAttributes.EMAIL_CHANGED_AT;
import static fr.marelle.account.AccountAttributes.EXTERNAL_ID;
import static fr.marelle.account.AccountAttributes.MOBILE_CHANGED_AT;
import static fr.marelle.account.AccountAttributes.TERMS_ACCEPTED_AT;
import static fr.marelle.account.AccountAttributes.TERMS_VERSION;

import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.store.GivenPlaces;
import fr.marelle.directory.store.PersonRecords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;

/** Reads an account as a merge has to know it. */
final class MergeReader {
  private static final List<String> NOTES =
      List.of(CONTACTS_SEEN, EMAIL_CHANGED_AT, MOBILE_CHANGED_AT);

  private final Desk desk;

  MergeReader(Desk desk) {
    this.desk = desk;
  }

  MergeSide read(UserModel user) {
    Map<String, String> groups = new LinkedHashMap<>();
    user.getGroupsStream().forEach(group -> groups.put(group.getId(), place(group)));
    Map<String, String> records = new HashMap<>();
    Set<String> gone = new HashSet<>();
    desk.sql(sql -> new PersonRecords(sql, desk.realm().getId()).ofAccount(user.getId()))
        .values()
        .forEach(
            one -> {
              records.put(one.externalId(), PlaceName.write(one.places()));
              if (one.gone()) {
                gone.add(one.externalId());
              }
            });
    Map<String, String> notes = new HashMap<>();
    for (String name : NOTES) {
      Optional.ofNullable(user.getFirstAttribute(name)).ifPresent(text -> notes.put(name, text));
    }
    return new MergeSide(
        user.getId(),
        user.isEnabled(),
        SchoolPlaces.administersItsSchools(desk, user),
        groups,
        children(user),
        user.getFirstAttribute(EXTERNAL_ID),
        user.getFirstAttribute(BIRTH_DATE),
        terms(user),
        records,
        gone,
        desk.sql(sql -> new GivenPlaces(sql).of(Set.of(user.getId())))
            .getOrDefault(user.getId(), Map.of()),
        notes);
  }

  static List<String> children(UserModel user) {
    return List.copyOf(new LinkedHashSet<>(user.getAttributeStream(CHILDREN).toList()));
  }

  private static List<String> terms(UserModel user) {
    String version = user.getFirstAttribute(TERMS_VERSION);
    String acceptedAt = user.getFirstAttribute(TERMS_ACCEPTED_AT);
    return version == null || acceptedAt == null ? List.of() : List.of(version, acceptedAt);
  }

  /** As the directory writes places; other groups by their path. */
  private static String place(GroupModel group) {
    return group.getParentId() == null
        ? group.getName()
        : place(group.getParent()) + "/" + group.getName();
  }
}
