package fr.marelle.classroom.access;

import fr.marelle.account.Profile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Checks many accounts at once, in three statements however many there are: the accounts, the
 * children of the relatives among them, and who of them administers something.
 */
public final class Reach {
  private final Persons persons;
  private final Administrators administrators;
  private final Standing caller;

  /** What the caller reaches in that realm. */
  public Reach(KeycloakSession session, RealmModel realm, Caller caller) {
    this.persons = new Persons(session, realm);
    this.administrators = new Administrators(session, realm);
    this.caller = caller.standing();
  }

  /**
   * All of the accounts, in the order asked, each once; or nothing if a single one of them is out
   * of reach. That it doesn't exist is no other answer: ids are not to be guessed.
   */
  public Optional<List<Target>> targets(Collection<String> ids) {
    Set<String> asked = new LinkedHashSet<>(ids);
    Map<String, Person> found = persons.byId(asked);
    // Unknown ones are looked into as the others are: neither answer nor time tells them apart.
    Map<String, Authority.Reason> reasons =
        reasons(found.values(), children(found.values(), Map.of()));
    if (reasons.size() < asked.size()) {
      return Optional.empty();
    }
    List<Target> targets = new ArrayList<>();
    for (String id : asked) {
      targets.add(Target.of(found.get(id), reasons.get(id)));
    }
    return Optional.of(targets);
  }

  /**
   * Of these accounts those that are within reach, by id, and why.
   *
   * @param children of the relatives among them, by external id
   */
  public Map<String, Authority.Reason> reasons(
      Collection<Person> targets, Map<String, Person> children) {
    Set<String> administering = caller.realm() ? Set.of() : administrators.among(targets);
    Authority authority = new Authority(caller);
    Map<String, Authority.Reason> reasons = new HashMap<>();
    for (Person target : targets) {
      List<Person> ofTarget = target.children().stream().map(children::get).toList();
      authority
          .over(target, ofTarget, administering.contains(target.id()))
          .ifPresent(reason -> reasons.put(target.id(), reason));
    }
    return reasons;
  }

  /**
   * Those whom the relatives among these accounts name as children, by external id.
   *
   * @param known who were read already, by external id; not read again
   */
  public Map<String, Person> children(Collection<Person> targets, Map<String, Person> known) {
    Set<String> missing = new HashSet<>();
    targets.stream()
        .filter(target -> target.is(Profile.RELATIVE))
        .forEach(relative -> missing.addAll(relative.children()));
    missing.removeAll(known.keySet());
    Map<String, Person> children = new HashMap<>(known);
    Set<String> ambiguous = new HashSet<>();
    for (Person child : persons.byExternalId(missing).values()) {
      String externalId = child.externalId().orElse("");
      if (children.put(externalId, child) != null) {
        ambiguous.add(externalId);
      }
    }
    // Two accounts by one name of the directory: nobody can say whose parent it is.
    children.keySet().removeAll(ambiguous);
    return children;
  }
}
