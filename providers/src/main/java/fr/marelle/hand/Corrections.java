package fr.marelle.hand;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.Profile;
import fr.marelle.code.Codes;
import fr.marelle.contact.ContactFingerprint;
import fr.marelle.contact.ContactKind;
import fr.marelle.contact.GivenContacts;
import fr.marelle.contact.RealmRules;
import fr.marelle.directory.store.PersonRecords;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Corrects names, birth date and contacts. The identifier stays whatever the name. A directory that
 * says the same as before changes nothing of it; what it says anew counts.
 */
public final class Corrections {
  private static final int VERSION_LENGTH = 32;
  private static final String VEILED = "veiled";

  private final Desk desk;

  /** In the session's realm. */
  public Corrections(KeycloakSession session) {
    this.desk = new Desk(session);
  }

  /**
   * The account as it is; empty where there is none.
   *
   * @param by contacts of whoever is of a school that she does not administer, or has a child
   *     there, are veiled
   */
  public Optional<Dossier> find(String account, Administrator by) {
    return Optional.ofNullable(desk.session().users().getUserById(desk.realm(), account))
        .map(user -> dossier(user, isOurs(user, by)));
  }

  /** Those of these accounts whose contacts an administrator may see, as far as it is for her. */
  public Set<String> ours(Collection<String> accounts, Administrator by) {
    return accounts.stream()
        .filter(
            account -> {
              UserModel user = desk.session().users().getUserById(desk.realm(), account);
              return user != null && isOurs(user, by);
            })
        .collect(Collectors.toSet());
  }

  private boolean isOurs(UserModel user, Administrator by) {
    return SchoolPlaces.schoolsOfFamily(desk, user).stream().allMatch(by::administers);
  }

  private Dossier dossier(UserModel user, boolean ours) {
    GivenContacts contacts = new GivenContacts(desk.session(), desk.realm(), user);
    return new Dossier(
        user.getId(),
        user.getUsername(),
        text(user.getFirstName()),
        text(user.getLastName()),
        Profile.of(user),
        birthDate(user),
        Contact.of(contacts, ContactKind.EMAIL, ours),
        Contact.of(contacts, ContactKind.MOBILE, ours),
        isInDirectory(user.getId()),
        Codes.isActive(user),
        version(user, ours));
  }

  private boolean isInDirectory(String account) {
    return !desk.sql(sql -> new PersonRecords(sql, desk.realm().getId()).ofAccount(account))
        .isEmpty();
  }

  /**
   * Corrects what was typed; fields that were left out stay.
   *
   * @param version of the account as it was seen
   * @param by whoever is of a school that she does not administer, or has a child there, is not
   *     hers to correct: a contact is a way into an account
   * @return names of the fields that are others now
   * @throws RefusedException if something is wrong, or is no longer as it was seen
   */
  public Set<String> correct(String account, String version, Form form, Administrator by) {
    FormCheck check = new FormCheck(desk.clock());
    Optional<String> first = form.firstName().flatMap(typed -> check.name(Form.FIRST_NAME, typed));
    Optional<String> last = form.lastName().flatMap(typed -> check.name(Form.LAST_NAME, typed));
    Optional<String> email = form.email().flatMap(check::email);
    Optional<String> mobile = form.mobile().flatMap(check::mobile);
    UserModel user = desk.lock(List.of(account)).get(account);
    boolean ours = user != null && isOurs(user, by);
    if (user == null || !version(user, ours).equals(version)) {
      throw RefusedException.of(Refused.STALE);
    }
    if (!ours) {
      throw RefusedException.of(Refused.BELONGS_ELSEWHERE);
    }
    boolean pupil = Profile.of(user).filter(Profile.PUPIL::equals).isPresent();
    Optional<String> birthDate = form.birthDate().flatMap(typed -> check.birthDate(typed, pupil));
    if (!pupil && birthDate.isPresent() && !birthDate.equals(birthDate(user))) {
      check.add(Fault.of(Form.BIRTH_DATE, "marelleHandBirthDateOfPupils"));
    }
    GivenContacts contacts = new GivenContacts(desk.session(), desk.realm(), user);
    form.email().ifPresent(typed -> checkProof(contacts, ContactKind.EMAIL, check));
    form.mobile().ifPresent(typed -> checkProof(contacts, ContactKind.MOBILE, check));
    realmErrors(user, first, last, email).forEach(check::add);
    check.require();

    Set<String> changed = new LinkedHashSet<>();
    if (first.isPresent() && !first.get().equals(user.getFirstName())) {
      user.setFirstName(first.get());
      changed.add(Form.FIRST_NAME);
    }
    if (last.isPresent() && !last.get().equals(user.getLastName())) {
      user.setLastName(last.get());
      changed.add(Form.LAST_NAME);
    }
    if (form.birthDate().isPresent() && !birthDate.equals(birthDate(user))) {
      birthDate.ifPresentOrElse(
          day -> user.setSingleAttribute(AccountAttributes.BIRTH_DATE, day),
          () -> user.removeAttribute(AccountAttributes.BIRTH_DATE));
      changed.add(Form.BIRTH_DATE);
    }
    if (form.email().isPresent() && !email.equals(contacts.value(ContactKind.EMAIL))) {
      contacts.change(ContactKind.EMAIL, email);
      changed.add(Form.EMAIL);
    }
    if (form.mobile().isPresent() && !mobile.equals(contacts.value(ContactKind.MOBILE))) {
      contacts.change(ContactKind.MOBILE, mobile);
      changed.add(Form.MOBILE);
    }
    return changed;
  }

  /**
   * What its owner proved to be hers nobody takes away: it is her way back in. Whatever was typed
   * is refused, the same as well: else it could be found by trying.
   */
  private static void checkProof(GivenContacts contacts, ContactKind kind, FormCheck check) {
    if (contacts.isProved(kind)) {
      check.add(
          Fault.of(
              kind == ContactKind.EMAIL ? Form.EMAIL : Form.MOBILE, "marelleHandContactProved"));
    }
  }

  private List<Fault> realmErrors(
      UserModel user, Optional<String> first, Optional<String> last, Optional<String> email) {
    Map<String, String> values = new HashMap<>();
    first.ifPresent(name -> values.put(UserModel.FIRST_NAME, name));
    last.ifPresent(name -> values.put(UserModel.LAST_NAME, name));
    email
        .filter(address -> !address.equals(user.getEmail()))
        .ifPresent(address -> values.put(UserModel.EMAIL, address));
    return values.isEmpty()
        ? List.of()
        : RealmRules.errors(desk.session(), user, user.getUsername(), values).stream()
            .map(Newcomers::fault)
            .toList();
  }

  /** Tells nothing of contacts that are veiled: whoever knew the rest could find them by trying. */
  private String version(UserModel user, boolean ours) {
    GivenContacts contacts = new GivenContacts(desk.session(), desk.realm(), user);
    return ContactFingerprint.of(
            String.join(
                "\n",
                text(user.getFirstName()),
                text(user.getLastName()),
                birthDate(user).orElse(""),
                seen(contacts, ContactKind.EMAIL, ours),
                seen(contacts, ContactKind.MOBILE, ours)))
        .substring(0, VERSION_LENGTH);
  }

  private static String seen(GivenContacts contacts, ContactKind kind, boolean ours) {
    return Contact.isVeiled(contacts, kind, ours) ? VEILED : contacts.value(kind).orElse("");
  }

  private static Optional<String> birthDate(UserModel user) {
    return Optional.ofNullable(user.getFirstAttribute(AccountAttributes.BIRTH_DATE))
        .filter(day -> !day.isBlank());
  }

  private static String text(String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
