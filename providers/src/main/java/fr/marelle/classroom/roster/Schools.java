package fr.marelle.classroom.roster;

import fr.marelle.classroom.access.Caller;
import fr.marelle.classroom.access.Place;
import fr.marelle.classroom.access.Places;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.GroupEntity;

/** Lists schools and classes: of a realm administrator all, of others their own. */
public final class Schools {
  private static final String NAME = "name";
  private static final String ADDRESS = "address";

  private final EntityManager entities;
  private final RealmModel realm;
  private final Places places;

  /** Of that realm. */
  public Schools(KeycloakSession session, RealmModel realm) {
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    this.realm = realm;
    this.places = new Places(session, realm);
  }

  /** The schools that the caller has to do with and that are so named, by their names. */
  public List<School> schools(Caller caller, Words words) {
    Collection<School> schools =
        caller.standing().realm() ? all() : caller.schools().stream().map(this::school).toList();
    Collator french = Collator.getInstance(Locale.FRENCH);
    return schools.stream()
        .filter(school -> words.areIn(school.name(), school.uai()))
        .sorted(Comparator.comparing(School::name, french::compare).thenComparing(School::uai))
        .toList();
  }

  /**
   * The classes that the caller may look at and that are so named, by their names.
   *
   * @param school of that school alone; empty for any
   */
  public List<Place> classes(Caller caller, Optional<Place> school, Words words) {
    Map<String, Place> classes = new LinkedHashMap<>();
    below(caller, school).forEach(place -> classes.put(place.id(), place));
    caller.classes().stream()
        .filter(place -> school.isEmpty() || place.parent().id().equals(school.get().id()))
        .forEach(place -> classes.putIfAbsent(place.id(), place));
    Collator french = Collator.getInstance(Locale.FRENCH);
    return classes.values().stream()
        .filter(place -> words.areIn(place.name()))
        .sorted(
            Comparator.comparing(Place::name, french::compare)
                .thenComparing(place -> place.parent().name()))
        .toList();
  }

  /** The school, with the name and the address that its group's attributes give it. */
  public School school(Place place) {
    return new School(
        place.id(),
        place.name(),
        places.attribute(place, NAME).orElse(place.name()),
        places.attribute(place, ADDRESS));
  }

  private Collection<School> all() {
    List<Tuple> rows =
        entities
            .createQuery(
                """
                select g.id, g.name, a.name, a.value from GroupEntity g
                  left join GroupAttributeEntity a on a.group.id = g.id
                    and a.name in ('name', 'address')
                where g.realm = :realm and g.parentId = :top and g.type = :type
                """,
                Tuple.class)
            .setParameter("realm", realm.getId())
            .setParameter("top", GroupEntity.TOP_PARENT_ID)
            .setParameter("type", GroupModel.Type.REALM.intValue())
            .getResultList();
    Map<String, School> schools = new LinkedHashMap<>();
    for (Tuple row : rows) {
      Place place = new Place(row.get(0, String.class), row.get(1, String.class), null, true);
      if (place.isSchool()) {
        schools.merge(
            place.id(),
            new School(place.id(), place.name(), place.name(), Optional.empty())
                .with(row.get(2, String.class), row.get(3, String.class)),
            (known, one) -> known.with(row.get(2, String.class), row.get(3, String.class)));
      }
    }
    return schools.values();
  }

  private List<Place> below(Caller caller, Optional<Place> school) {
    Collection<String> administered =
        school
            .<Collection<String>>map(
                one -> caller.standing().administers(one) ? List.of(one.id()) : List.of())
            .orElse(caller.standing().schools());
    boolean any = school.isEmpty() && caller.standing().realm();
    if (administered.isEmpty() && !any) {
      return List.of();
    }
    List<Tuple> rows =
        entities
            .createQuery(
                """
                select g.id, g.name, p.id, p.name from GroupEntity g
                  join GroupEntity p on p.id = g.parentId
                where g.realm = :realm and p.parentId = :top and g.type = :type and p.type = :type
                  and (:any = true or p.id in (:schools))
                """,
                Tuple.class)
            .setParameter("realm", realm.getId())
            .setParameter("top", GroupEntity.TOP_PARENT_ID)
            .setParameter("type", GroupModel.Type.REALM.intValue())
            .setParameter("any", any)
            .setParameter("schools", administered)
            .getResultList();
    List<Place> classes = new ArrayList<>();
    for (Tuple row : rows) {
      Place parent = new Place(row.get(2, String.class), row.get(3, String.class), null, true);
      Place place = new Place(row.get(0, String.class), row.get(1, String.class), parent, true);
      if (place.isClass()) {
        classes.add(place);
      }
    }
    return classes;
  }

  /**
   * A school.
   *
   * @param id of its group
   * @param name as people call it; its UAI where nobody gave it one
   * @param address where its portal is; empty where nobody said
   */
  public record School(String id, String uai, String name, Optional<String> address) {
    private School with(String attribute, String value) {
      if (value == null || value.isBlank()) {
        return this;
      }
      return NAME.equals(attribute)
          ? new School(id, uai, value, address)
          : new School(id, uai, name, Optional.of(value));
    }
  }
}
