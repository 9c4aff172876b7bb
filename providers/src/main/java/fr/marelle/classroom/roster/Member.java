package fr.marelle.classroom.roster;

import fr.marelle.account.AccountState;
import fr.marelle.classroom.access.Person;
import java.util.Optional;

/**
 * Somebody on a list.
 *
 * @param details empty for whom the caller may not act on: of them she sees the name alone
 */
public record Member(Person person, Optional<Details> details) {

  /** Whether the account is in that state, as far as the caller may know. */
  public boolean isIn(AccountState state) {
    return details.filter(known -> known.state() == state).isPresent();
  }
}
