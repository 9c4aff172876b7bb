package fr.marelle.directory.plan;

import fr.marelle.account.AccountAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plans for people who have gone: they leave their classes, and lose nothing else for now. */
final class LeavingPlanning {
  private final Lookup lookup;
  private final BatchPlan plan;

  LeavingPlanning(Lookup lookup, BatchPlan plan) {
    this.lookup = lookup;
    this.plan = plan;
  }

  void plan(List<Leaving> leaving) {
    if (leaving.isEmpty()) {
      return;
    }
    Map<String, Account> accounts =
        lookup.accounts(
            leaving.stream().map(one -> one.record().account()).collect(Collectors.toSet()));
    for (Leaving one : leaving) {
      Account account = accounts.get(one.record().account());
      if (account != null) {
        plan.leave(account, target(account, one.record()), one);
      }
    }
  }

  private static Target target(Account account, Recorded record) {
    return new Target(
        record.profile(),
        record.externalId(),
        account.firstName(),
        account.lastName(),
        account.email(),
        account.attribute(AccountAttributes.MOBILE),
        account.attribute(AccountAttributes.BIRTH_DATE),
        account.children(),
        PlaceRule.ofGone(record.places()));
  }
}
