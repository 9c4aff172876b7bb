package fr.marelle.classroom.access;

import static java.util.Objects.requireNonNullElse;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.Profile;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.GroupModel;
import org.keycloak.models.jpa.entities.GroupEntity;

/** Makes an account of each row that {@link Persons} reads; a class is made once for all of it. */
final class PersonRow {
  private static final String REAL = Integer.toString(GroupModel.Type.REALM.intValue());

  private final Map<String, Place> places = new HashMap<>();

  Person read(Tuple account) {
    Map<String, Set<String>> attributes = new HashMap<>();
    PackedRows.in(text(account, "attributes"))
        .forEach(
            attribute ->
                attributes
                    .computeIfAbsent(attribute[0], name -> new LinkedHashSet<>())
                    .add(attribute[1]));
    return new Person(
        text(account, "id"),
        text(account, "identifier"),
        requireNonNullElse(text(account, "firstName"), ""),
        requireNonNullElse(text(account, "lastName"), ""),
        !requireNonNullElse(text(account, "email"), "").isBlank(),
        account.get("enabled", Boolean.class),
        text(account, "federationLink") != null,
        text(account, "service") != null,
        first(attributes, AccountAttributes.PROFILE).flatMap(Profile::parse),
        first(attributes, AccountAttributes.EXTERNAL_ID),
        first(attributes, AccountAttributes.BIRTH_DATE),
        attributes.getOrDefault(AccountAttributes.CHILDREN, Set.of()),
        places(text(account, "places")),
        PackedRows.in(text(account, "roles"))
            .map(role -> role[0])
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Optional<String> first(Map<String, Set<String>> attributes, String name) {
    return attributes.getOrDefault(name, Set.of()).stream().findFirst();
  }

  private List<Place> places(String packed) {
    Map<String, Place> found = new LinkedHashMap<>();
    PackedRows.in(packed)
        .forEach(
            group -> found.put(group[0], places.computeIfAbsent(group[0], id -> place(group))));
    return List.copyOf(found.values());
  }

  private static Place place(String[] group) {
    Place parent = group[3].isEmpty() ? null : parent(group[3], group[4], group[5], group[6]);
    return new Place(group[0], group[1], parent, group[2].equals(REAL));
  }

  /**
   * What is above the parent is only of interest for not being there: a group so deep down is no
   * class.
   */
  private static Place parent(String id, String name, String type, String above) {
    Place grandparent =
        above.isEmpty() || above.equals(GroupEntity.TOP_PARENT_ID)
            ? null
            : new Place(above, "", null, false);
    return new Place(id, name, grandparent, type.equals(REAL));
  }

  private static String text(Tuple row, String alias) {
    return row.get(alias, String.class);
  }
}
