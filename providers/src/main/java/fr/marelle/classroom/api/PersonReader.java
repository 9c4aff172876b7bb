package fr.marelle.classroom.api;

import fr.marelle.account.Profile;
import fr.marelle.classroom.access.Caller;
import fr.marelle.classroom.access.Person;
import fr.marelle.classroom.access.Persons;
import fr.marelle.classroom.access.Place;
import fr.marelle.classroom.access.Reach;
import fr.marelle.classroom.access.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** Reads single people with their families, as far as the caller may look at them. */
final class PersonReader {
  private static final Comparator<Person> BY_NAME =
      Comparator.comparing(Person::lastName)
          .thenComparing(Person::firstName)
          .thenComparing(Person::id);

  private final Persons persons;
  private final Reach reach;
  private final Standing caller;

  PersonReader(Call call) {
    this(call.session(), call.caller());
  }

  /** In that session's realm. */
  PersonReader(KeycloakSession session, Caller caller) {
    this.persons = new Persons(session, session.getContext().getRealm());
    this.reach = new Reach(session, session.getContext().getRealm(), caller);
    this.caller = caller.standing();
  }

  Map<String, Person> byId(Collection<String> ids) {
    return persons.byId(ids);
  }

  /** Ids of those of them whom the caller may act on. */
  Set<String> reached(Collection<Person> people) {
    return reach.reasons(people, reach.children(people, Map.of())).keySet();
  }

  /** The pupils of a relative whom the caller may look at. */
  List<Person> children(Person relative) {
    if (!relative.is(Profile.RELATIVE)) {
      return List.of();
    }
    Map<String, Person> children = reach.children(List.of(relative), Map.of());
    return visible(
        relative.children().stream().map(children::get).filter(Objects::nonNull).toList());
  }

  /** The relatives of a pupil whom the caller may act on. */
  List<Person> relatives(Person pupil) {
    if (!pupil.is(Profile.PUPIL) || pupil.externalId().isEmpty()) {
      return List.of();
    }
    Collection<Person> named = persons.byChild(Set.of(pupil.externalId().get())).values();
    return visible(named.stream().filter(person -> person.is(Profile.RELATIVE)).toList());
  }

  private List<Person> visible(List<Person> people) {
    Set<String> reached = reached(people);
    return people.stream().filter(person -> reached.contains(person.id())).sorted(BY_NAME).toList();
  }

  /** The classes of a person, or of a relative's children, that the caller may look at. */
  List<Place> classes(Person person) {
    List<Person> whose = person.is(Profile.RELATIVE) ? children(person) : List.of(person);
    return whose.stream()
        .flatMap(one -> one.places().stream())
        .filter(caller::sees)
        .distinct()
        .toList();
  }

  /** The schools of a person that the caller administers. */
  List<Place> schools(Person person) {
    List<Person> whose = new ArrayList<>(List.of(person));
    whose.addAll(children(person));
    return whose.stream()
        .flatMap(one -> one.places().stream())
        .map(Place::top)
        .filter(caller::administers)
        .distinct()
        .toList();
  }
}
