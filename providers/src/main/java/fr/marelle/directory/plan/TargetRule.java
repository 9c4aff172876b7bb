package fr.marelle.directory.plan;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.Saying;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an account is going to be: what the directory says, over what is known, but for what belongs
 * to its owner. Identifier, password, codes, terms and groups that were given by hand are not among
 * what a directory changes.
 */
final class TargetRule {
  private final Said said;
  private final Optional<Account> account;
  private final Optional<Recorded> record;

  TargetRule(Said said, Optional<Account> account, Optional<Recorded> record) {
    this.said = said;
    this.account = account;
    this.record = record;
  }

  /** What the person is to the school; empty where nobody ever said. */
  static Optional<Profile> profile(Said said, Optional<Recorded> record) {
    return said.profile().or(() -> record.map(Recorded::profile));
  }

  Target target(Profile profile, Set<String> children, Set<PlaceName> places) {
    return new Target(
        profile,
        said.externalId(),
        firstName(),
        lastName(),
        mail().value(),
        mobile().value(),
        birthDate(profile),
        children,
        places);
  }

  /**
   * @param id of the account
   * @param now milliseconds since 1970
   */
  Recorded record(Target target, String id, long now) {
    return new Recorded(
        said.externalId(),
        id,
        target.profile(),
        target.places(),
        nameKey(target),
        isBirthDateKept() ? record.flatMap(Recorded::birthDate) : target.birthDate(),
        said.inePrint().or(() -> record.flatMap(Recorded::inePrint)),
        said.saying() == Saying.WHOLE ? said.digest() : "",
        mail().print(),
        mobile().print(),
        record.map(Recorded::since).orElse(now),
        record.map(Recorded::adopted).orElse(account.isPresent()),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  /** What an account that exists would no longer have as it has it. */
  static EnumSet<Change> changes(Account account, Optional<Recorded> record, Target target) {
    EnumSet<Change> changes = EnumSet.noneOf(Change.class);
    if (record.isEmpty()) {
      changes.add(Change.ADOPTED);
    } else if (!record.get().places().equals(target.places())) {
      changes.add(Change.PLACES);
    }
    if (!account.firstName().equals(target.firstName())
        || !account.lastName().equals(target.lastName())) {
      changes.add(Change.NAME);
    }
    note(changes, Change.EMAIL, account.email(), target.email());
    note(changes, Change.MOBILE, account.attribute(AccountAttributes.MOBILE), target.mobile());
    note(
        changes,
        Change.BIRTH_DATE,
        account.attribute(AccountAttributes.BIRTH_DATE),
        target.birthDate());
    note(
        changes,
        Change.PROFILE,
        account.attribute(AccountAttributes.PROFILE),
        Optional.of(target.profile().value()));
    return changes;
  }

  private static void note(EnumSet<Change> changes, Change change, Object is, Object willBe) {
    if (!Objects.equals(is, willBe)) {
      changes.add(change);
    }
  }

  /** By which the directory's people are found: what it says, whatever the account has instead. */
  private String nameKey(Target target) {
    return isNameKept()
        ? record.orElseThrow().nameKey()
        : NameKey.of(
                target.profile(),
                target.firstName().orElse(""),
                said.family().value().or(target::lastName).orElse(""))
            .text();
  }

  private Optional<String> firstName() {
    Optional<String> known = account.flatMap(Account::firstName);
    return isNameKept() ? known : said.first().over(known);
  }

  /**
   * Whether the directory, of whose last word only the name is known, says the same name as then,
   * and somebody has given the account another. It is no other if only accents, hyphens or case
   * differ; and of a nom d'usage beside the name nobody knows what it was. Where a source says that
   * there is none, the other may be the one that has ended: what is empty clears.
   */
  private boolean isNameKept() {
    return record
        .filter(known -> known.isUnheard() && !said.usage().isCleared())
        .filter(known -> said.nameKeys().equals(Set.of(new NameKey(known.nameKey()))))
        .flatMap(
            known ->
                account
                    .filter(one -> one.firstName().isPresent() && one.lastName().isPresent())
                    .map(
                        one ->
                            NameKey.of(
                                known.profile(), one.firstName().get(), one.lastName().get()))
                    .filter(key -> !key.text().equals(known.nameKey())))
        .isPresent();
  }

  /** The same of the day of birth. */
  private boolean isBirthDateKept() {
    return record
        .filter(Recorded::isUnheard)
        .filter(known -> SamePersonRule.isBornTheSameDay(said, known))
        .flatMap(known -> knownBirthDate().filter(day -> !known.birthDate().get().equals(day)))
        .isPresent();
  }

  private Optional<String> knownBirthDate() {
    return account.flatMap(one -> one.attribute(AccountAttributes.BIRTH_DATE));
  }

  /** The name in use goes before the one at birth; that it is gone says nothing of the other. */
  private Optional<String> lastName() {
    Optional<String> known = account.flatMap(Account::lastName);
    if (isNameKept()) {
      return known;
    }
    Field<String> last = said.last();
    return last.value().isPresent() ? last.value() : said.family().over(known);
  }

  private ContactRule mail() {
    return ContactRule.of(
        said.mail(), account.flatMap(Account::email), record.flatMap(Recorded::mailPrint));
  }

  private ContactRule mobile() {
    return ContactRule.of(
        said.mobile(),
        account.flatMap(one -> one.attribute(AccountAttributes.MOBILE)),
        record.flatMap(Recorded::mobilePrint));
  }

  /** Asked of pupils alone, who are told apart by it: nobody keeps more than that takes. */
  private Optional<String> birthDate(Profile profile) {
    Optional<String> known = knownBirthDate();
    return profile != Profile.PUPIL || isBirthDateKept()
        ? known
        : said.birthDate().map(LocalDate::toString).over(known);
  }

  /**
   * The children of a relative: those that she stands in for, and those that somebody gave her by
   * hand.
   *
   * @param inAccount pupils of the ties that the account has been made with
   * @param known pupils of the ties that hold, as far as they are known
   */
  static Set<String> children(Set<String> has, Set<String> inAccount, Set<String> known) {
    Set<String> children = new TreeSet<>(has);
    children.removeAll(inAccount);
    children.addAll(known);
    return children;
  }
}
