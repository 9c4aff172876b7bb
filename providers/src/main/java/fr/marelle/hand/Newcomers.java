package fr.marelle.hand;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.IdentifierBase;
import fr.marelle.account.Profile;
import fr.marelle.code.CodeKind;
import fr.marelle.code.Codes;
import fr.marelle.contact.RealmRules;
import fr.marelle.directory.store.GivenPlaces;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * Makes accounts for people of whom the directory has not spoken yet. It leaves no record of them
 * as a file does: so an import that speaks of the person takes the account over.
 */
public final class Newcomers {
  /** Longer than any transaction, and than any two clocks are apart. */
  private static final Duration RECENT = Duration.ofMinutes(10);

  private final Desk desk;
  private final UnaryOperator<Set<String>> visible;

  /**
   * In the session's realm.
   *
   * @param visible of the ids of some accounts, those whose contacts whoever acts may see: that she
   *     typed somebody's address is not to tell her whose it is
   */
  public Newcomers(KeycloakSession session, UnaryOperator<Set<String>> visible) {
    this.desk = new Desk(session);
    this.visible = visible;
  }

  /**
   * Who of the school may be that person.
   *
   * @throws RefusedException if what was typed is wrong
   */
  public List<LikePerson> likely(Newcomer newcomer) {
    FormCheck check = new FormCheck(desk.clock());
    Person person = check(newcomer, check);
    // Whether somebody has an address is nothing to be found out by merely asking.
    realmErrors(person, Optional.empty(), check);
    check.require();
    return likely(person, newcomer.school(), Instant.EPOCH);
  }

  private List<LikePerson> likely(Person person, String school, Instant madeSince) {
    List<Person> people =
        desk.sql(sql -> new SchoolPeople(sql, desk.realm().getId()).madeSince(school, madeSince));
    LikenessRule rule = new LikenessRule(person);
    Set<String> hidden =
        people.stream()
            .filter(rule::sharesContact)
            .map(Person::account)
            .collect(Collectors.toCollection(HashSet::new));
    if (!hidden.isEmpty()) {
      hidden.removeAll(visible.apply(Set.copyOf(hidden)));
    }
    return rule.among(
        people.stream()
            .map(one -> hidden.contains(one.account()) ? one.withoutContacts() : one)
            .toList());
  }

  /**
   * Makes the account, with an activation code.
   *
   * @throws RefusedException if what was typed is wrong, or if somebody of the school may be that
   *     person who is not among the {@link Newcomer#others()}
   */
  public MadeAccount create(Newcomer newcomer) {
    SchoolPlaces places = new SchoolPlaces(desk.session(), desk.realm(), newcomer.school());
    FormCheck check = new FormCheck(desk.clock());
    Person person = check(newcomer, check);
    realmErrors(person, person.email(), check);
    List<GroupModel> classes = classes(newcomer, places, check);
    check.require();
    // All of a school is looked at before anybody has to wait for it; who came since is few.
    Instant begun = Instant.ofEpochMilli(desk.now());
    requireOthers(newcomer, person, Instant.EPOCH);
    desk.keepImportsAway(Set.of(places.uai()));
    Map<String, UserModel> children = desk.lock(newcomer.children());
    check(newcomer, children, places, check);
    check.require();
    requireOthers(newcomer, person, begun.minus(RECENT));
    return make(
        newcomer,
        person,
        places.uai(),
        classes.isEmpty() ? List.of(places.school()) : classes,
        children);
  }

  private void requireOthers(Newcomer newcomer, Person person, Instant madeSince) {
    boolean told =
        likely(person, newcomer.school(), madeSince).stream()
            .map(LikePerson::account)
            .allMatch(newcomer.others()::contains);
    if (!told) {
      throw RefusedException.of(Refused.LIKELY_DUPLICATES);
    }
  }

  private MadeAccount make(
      Newcomer newcomer,
      Person person,
      String uai,
      List<GroupModel> groups,
      Map<String, UserModel> children) {
    String identifier =
        desk.sql(
            sql ->
                new IdentifierDesk(desk.session(), desk.realm(), sql)
                    .issue(person.firstName(), person.lastName()));
    UserModel user = desk.session().users().addUser(desk.realm(), identifier);
    user.setEnabled(true);
    user.setFirstName(person.firstName());
    user.setLastName(person.lastName());
    person.email().ifPresent(user::setEmail);
    user.setSingleAttribute(AccountAttributes.PROFILE, newcomer.profile().value());
    person.birthDate().ifPresent(day -> user.setSingleAttribute(AccountAttributes.BIRTH_DATE, day));
    person.mobile().ifPresent(number -> user.setSingleAttribute(AccountAttributes.MOBILE, number));
    if (newcomer.profile() == Profile.PUPIL) {
      PupilIds.give(user);
    }
    if (!children.isEmpty()) {
      List<String> ids = new ArrayList<>();
      children.values().forEach(child -> ids.add(PupilIds.of(child)));
      user.setAttribute(AccountAttributes.CHILDREN, ids);
    }
    groups.forEach(user::joinGroup);
    desk.sql(
        sql -> {
          new GivenPlaces(sql)
              .set(
                  desk.realm().getId(),
                  user.getId(),
                  groups.stream().collect(Collectors.toMap(GroupModel::getId, group -> uai)));
          return user;
        });
    Codes.of(desk.session()).issue(desk.realm(), user, CodeKind.ACTIVATION);
    return new MadeAccount(user.getId(), identifier);
  }

  private Person check(Newcomer newcomer, FormCheck check) {
    Form form = newcomer.form();
    Optional<String> first = check.name(Form.FIRST_NAME, form.firstName().orElse(""));
    Optional<String> last = check.name(Form.LAST_NAME, form.lastName().orElse(""));
    boolean pupil = newcomer.profile() == Profile.PUPIL;
    // Asked of pupils alone, as by an import: nobody keeps more than it takes to tell them apart.
    Optional<String> birthDate =
        pupil ? check.birthDate(form.birthDate().orElse(""), true) : Optional.empty();
    Optional<String> email = check.email(form.email().orElse(""));
    Optional<String> mobile = check.mobile(form.mobile().orElse(""));
    return new Person(
        "",
        Optional.of(newcomer.profile()),
        first.orElse(""),
        last.orElse(""),
        birthDate,
        email,
        mobile);
  }

  private void realmErrors(Person person, Optional<String> email, FormCheck check) {
    if (person.firstName().isEmpty() || person.lastName().isEmpty()) {
      return;
    }
    Map<String, String> values = new HashMap<>();
    values.put(UserModel.FIRST_NAME, person.firstName());
    values.put(UserModel.LAST_NAME, person.lastName());
    email.ifPresent(address -> values.put(UserModel.EMAIL, address));
    RealmRules.errors(
            desk.session(), null, IdentifierBase.of(person.firstName(), person.lastName()), values)
        .stream()
        .map(Newcomers::fault)
        .forEach(check::add);
  }

  static Fault fault(FormMessage error) {
    return Fault.of(
        error.getField(),
        error.getMessage(),
        error.getParameters() == null ? new Object[0] : error.getParameters());
  }

  private static List<GroupModel> classes(Newcomer newcomer, SchoolPlaces places, FormCheck check) {
    ClassRule.check(newcomer.profile(), newcomer.classes().size(), check);
    return places.classes(newcomer.classes(), check);
  }

  private static void check(
      Newcomer newcomer, Map<String, UserModel> children, SchoolPlaces places, FormCheck check) {
    if (newcomer.profile() != Profile.RELATIVE) {
      if (!newcomer.children().isEmpty()) {
        check.add(Fault.of("children", "marelleHandNoChildrenOfTheirs"));
      }
      return;
    }
    Set<String> missing = new HashSet<>(newcomer.children());
    children.values().stream()
        .filter(child -> Profile.of(child).filter(Profile.PUPIL::equals).isPresent())
        .filter(places::has)
        .forEach(child -> missing.remove(child.getId()));
    if (newcomer.children().isEmpty() || !missing.isEmpty()) {
      check.add(Fault.of("children", "marelleHandNoChild"));
    }
  }
}
