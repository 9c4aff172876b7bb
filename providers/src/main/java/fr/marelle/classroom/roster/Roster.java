package fr.marelle.classroom.roster;

import fr.marelle.account.Profile;
import fr.marelle.classroom.access.Authority;
import fr.marelle.classroom.access.Caller;
import fr.marelle.classroom.access.Person;
import fr.marelle.classroom.access.Persons;
import fr.marelle.classroom.access.Place;
import fr.marelle.classroom.access.Reach;
import fr.marelle.classroom.access.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Reads the people of a class or a school: its members, and the relatives of its pupils. At most
 * four statements, however many there are: members, relatives, the relatives' other children, what
 * they have to sign in with.
 */
public final class Roster {
  private final Persons persons;
  private final Reach reach;
  private final HoldingsReader holdings;
  private final Standing caller;

  /** As the caller may see them. */
  public Roster(KeycloakSession session, RealmModel realm, Caller caller) {
    this.persons = new Persons(session, realm);
    this.reach = new Reach(session, realm, caller);
    this.holdings = new HoldingsReader(session);
    this.caller = caller.standing();
  }

  /**
   * The people of a class.
   *
   * @param profile the details of these alone are read; all of them where it is empty
   */
  public People ofClass(Place place, Optional<Profile> profile) {
    return people(persons.inClass(place), profile);
  }

  /**
   * The people of a school and all of its classes.
   *
   * @param profile the details of these alone are read; all of them where it is empty
   */
  public People ofSchool(Place place, Optional<Profile> profile) {
    return people(persons.atSchool(place), profile);
  }

  /** The accounts of these ids, as far as there are such. */
  public List<Member> ofAccounts(Collection<String> ids) {
    return detailed(List.copyOf(persons.byId(ids).values()), Map.of());
  }

  private People people(Map<String, Person> members, Optional<Profile> profile) {
    Map<String, Person> pupils = new LinkedHashMap<>();
    members.values().stream()
        .filter(person -> person.is(Profile.PUPIL))
        .forEach(pupil -> pupil.externalId().ifPresent(id -> pupils.put(id, pupil)));
    Map<String, Person> all = new LinkedHashMap<>(members);
    persons.byChild(pupils.keySet()).values().stream()
        .filter(person -> person.is(Profile.RELATIVE))
        .forEach(relative -> all.putIfAbsent(relative.id(), relative));
    all.values().removeIf(Person::service);
    List<Person> chosen =
        all.values().stream()
            .filter(person -> profile.isEmpty() || person.is(profile.get()))
            .toList();
    return new People(List.copyOf(all.values()), detailed(chosen, pupils));
  }

  private List<Member> detailed(List<Person> chosen, Map<String, Person> pupils) {
    Map<String, Person> children = reach.children(chosen, pupils);
    Map<String, Authority.Reason> reasons = reach.reasons(chosen, children);
    List<Person> reached =
        chosen.stream().filter(person -> reasons.containsKey(person.id())).toList();
    Map<String, Holdings> held = holdings.read(reached);
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    List<Member> members = new ArrayList<>();
    for (Person person : chosen) {
      Optional<Details> details =
          Optional.ofNullable(held.get(person.id()))
              .map(holding -> details(person, holding, children, now));
      members.add(new Member(person, details));
    }
    return members;
  }

  private Details details(Person person, Holdings held, Map<String, Person> children, Instant now) {
    List<Person> visible = visibleOf(person, children);
    return new Details(
        held.means().state(person.enabled(), now),
        held.code(now),
        held.means().federated(),
        held.lastLogin(),
        held.leaving() && !person.enabled(),
        classesOf(person.is(Profile.RELATIVE) ? visible : List.of(person)),
        visible);
  }

  private List<Person> visibleOf(Person person, Map<String, Person> children) {
    return person.is(Profile.RELATIVE)
        ? person.children().stream()
            .map(children::get)
            .filter(Objects::nonNull)
            .filter(child -> child.is(Profile.PUPIL))
            .filter(child -> child.places().stream().anyMatch(caller::sees))
            .toList()
        : List.of();
  }

  private List<Place> classesOf(Collection<Person> persons) {
    Set<Place> classes = new LinkedHashSet<>();
    persons.forEach(person -> person.places().stream().filter(caller::sees).forEach(classes::add));
    return List.copyOf(classes);
  }

  /**
   * Who was found.
   *
   * @param all everybody, to be counted
   * @param chosen those of the profile asked for, with details
   */
  public record People(List<Person> all, List<Member> chosen) {}
}
