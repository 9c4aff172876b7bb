package fr.marelle.progress;

import fr.marelle.account.AccountState;

/** How many accounts stand where. */
public record StateCounts(int active, int toActivate, int renewing, int blocked) {
  /** Nobody at all. */
  public static final StateCounts NONE = new StateCounts(0, 0, 0, 0);

  /** With one more in a state. */
  StateCounts plusOne(AccountState state) {
    return new StateCounts(
        active + (state == AccountState.ACTIVE ? 1 : 0),
        toActivate + (state == AccountState.TO_ACTIVATE ? 1 : 0),
        renewing + (state == AccountState.RENEWING ? 1 : 0),
        blocked + (state == AccountState.BLOCKED ? 1 : 0));
  }

  /** The number of accounts in that state. */
  public int of(AccountState state) {
    return switch (state) {
      case ACTIVE -> active;
      case TO_ACTIVATE -> toActivate;
      case RENEWING -> renewing;
      case BLOCKED -> blocked;
    };
  }
}
