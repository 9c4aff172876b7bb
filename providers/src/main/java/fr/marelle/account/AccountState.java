package fr.marelle.account;

import java.util.Locale;

/** Where an account stands; derived from what it has, never stored. */
public enum AccountState {
  /** Bloqué: an administrator or a teacher closed it. */
  BLOCKED,
  /** Never used: nothing but an activation code opens it. */
  TO_ACTIVATE,
  /** Activé, with a renewal code that still opens it. */
  RENEWING,
  /** Activé. */
  ACTIVE;

  /** The name that the API and the console use: {@code to-activate} and so on. */
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What decides.
   *
   * @param enabled whether the account may be used at all
   * @param password whether it has a password
   * @param federated whether somebody else, such as the ÉduConnect of the ministry, knows it
   * @param activationCode whether it has an activation code, expired or not
   * @param renewalCode whether it has a renewal code that is still valid
   */
  public record Facts(
      boolean enabled,
      boolean password,
      boolean federated,
      boolean activationCode,
      boolean renewalCode) {}

  /**
   * The state. A password outweighs an activation code that was left behind: the code opens nothing
   * any more, so that showing it would send a family to a closed door.
   */
  public static AccountState of(Facts facts) {
    if (!facts.enabled()) {
      return BLOCKED;
    }
    if (!facts.password() && (facts.activationCode() || !facts.federated())) {
      return TO_ACTIVATE;
    }
    return facts.renewalCode() ? RENEWING : ACTIVE;
  }
}
