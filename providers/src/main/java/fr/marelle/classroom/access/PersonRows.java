package fr.marelle.classroom.access;

import static java.util.Objects.requireNonNullElse;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.Profile;
import jakarta.persistence.Tuple;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.GroupModel;
import org.keycloak.models.jpa.entities.GroupEntity;

/** Gathers one account of the rows that {@link Persons} reads: one for each attribute and group. */
final class PersonRows {
  private final Tuple account;
  private final Map<String, Set<String>> attributes = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();

  PersonRows(Tuple account) {
    this.account = account;
  }

  void add(Tuple row) {
    String attribute = text(row, "attribute");
    String value = text(row, "value");
    if (attribute != null && value != null) {
      attributes.computeIfAbsent(attribute, name -> new LinkedHashSet<>()).add(value);
    }
    String group = text(row, "groupId");
    if (group != null) {
      places.computeIfAbsent(group, id -> place(row));
    }
  }

  Person person() {
    return new Person(
        text(account, "id"),
        text(account, "identifier"),
        requireNonNullElse(text(account, "firstName"), ""),
        requireNonNullElse(text(account, "lastName"), ""),
        !requireNonNullElse(text(account, "email"), "").isBlank(),
        account.get("enabled", Boolean.class),
        text(account, "federationLink") != null,
        text(account, "service") != null,
        first(AccountAttributes.PROFILE).flatMap(Profile::parse),
        first(AccountAttributes.EXTERNAL_ID),
        first(AccountAttributes.BIRTH_DATE),
        attributes.getOrDefault(AccountAttributes.CHILDREN, Set.of()),
        List.copyOf(places.values()));
  }

  private Optional<String> first(String attribute) {
    return attributes.getOrDefault(attribute, Set.of()).stream().findFirst();
  }

  private static Place place(Tuple row) {
    Place parent = text(row, "parentId") == null ? null : parent(row);
    return new Place(
        text(row, "groupId"), text(row, "groupName"), parent, isReal(row, "groupType"));
  }

  /**
   * What is above the parent is only of interest for not being there: a group so deep down is no
   * class.
   */
  private static Place parent(Tuple row) {
    String above = text(row, "aboveId");
    Place grandparent =
        above == null || above.equals(GroupEntity.TOP_PARENT_ID)
            ? null
            : new Place(above, "", null, false);
    return new Place(
        text(row, "parentId"), text(row, "parentName"), grandparent, isReal(row, "parentType"));
  }

  private static boolean isReal(Tuple row, String type) {
    Integer found = row.get(type, Integer.class);
    return found != null && found == GroupModel.Type.REALM.intValue();
  }

  private static String text(Tuple row, String alias) {
    return row.get(alias, String.class);
  }
}
