package fr.marelle.directory.plan;

import fr.marelle.account.AccountAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An account that is to be changed, perhaps only in what is kept of it.
 *
 * @param account as it is
 * @param target as it is to be
 * @param before what was kept of what the directory said; empty of an account that was there before
 * @param record what is kept from now on
 * @param unblock whether it was blocked because the person had gone
 */
public record Alteration(
    Account account, Target target, Optional<Recorded> before, Recorded record, boolean unblock) {

  /**
   * The same on top of another of the same account, whom the directory knows twice: both were
   * planned from what the account was before either. What this one leaves as it was is as the
   * earlier one made it.
   */
  public Alteration after(Alteration earlier) {
    Target first = earlier.target();
    Target rebased =
        new Target(
            target.profile(),
            target.externalId(),
            over(account.firstName(), first.firstName(), target.firstName()),
            over(account.lastName(), first.lastName(), target.lastName()),
            over(account.email(), first.email(), target.email()),
            over(account.attribute(AccountAttributes.MOBILE), first.mobile(), target.mobile()),
            over(
                account.attribute(AccountAttributes.BIRTH_DATE),
                first.birthDate(),
                target.birthDate()),
            children(first.children()),
            target.places());
    return new Alteration(madeBy(earlier), rebased, before, record, unblock);
  }

  private static Optional<String> over(
      Optional<String> was, Optional<String> first, Optional<String> own) {
    return own.equals(was) ? first : own;
  }

  private Set<String> children(Set<String> first) {
    Set<String> children = new TreeSet<>(first);
    account.children().stream()
        .filter(child -> !target.children().contains(child))
        .forEach(children::remove);
    target.children().stream()
        .filter(child -> !account.children().contains(child))
        .forEach(children::add);
    return children;
  }

  private Account madeBy(Alteration earlier) {
    Target first = earlier.target();
    Map<String, List<String>> attributes = new HashMap<>(account.attributes());
    attributes.put(AccountAttributes.PROFILE, List.of(first.profile().value()));
    attributes.put(AccountAttributes.EXTERNAL_ID, List.of(first.externalId()));
    attributes.put(AccountAttributes.BIRTH_DATE, first.birthDate().stream().toList());
    attributes.put(AccountAttributes.MOBILE, first.mobile().stream().toList());
    attributes.put(AccountAttributes.CHILDREN, List.copyOf(first.children()));
    return new Account(
        account.id(),
        account.identifier(),
        first.firstName(),
        first.lastName(),
        first.email(),
        account.emailVerified() && account.email().equals(first.email()),
        account.enabled() || earlier.unblock(),
        attributes);
  }
}
