package fr.marelle.progress;

import fr.marelle.account.AccountState;

/** How many accounts stand where. */
public record StateCounts(int active, int toActivate, int renewing, int blocked) {
  /** Nobody at all. */
  public static final StateCounts NONE = new StateCounts(0, 0, 0, 0);

  /** With that many more, or fewer, in a state. */
  StateCounts plus(AccountState state, int more) {
    return new StateCounts(
        active + (state == AccountState.ACTIVE ? more : 0),
        toActivate + (state == AccountState.TO_ACTIVATE ? more : 0),
        renewing + (state == AccountState.RENEWING ? more : 0),
        blocked + (state == AccountState.BLOCKED ? more : 0));
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
