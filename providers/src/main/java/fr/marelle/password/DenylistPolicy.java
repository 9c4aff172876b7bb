package fr.marelle.password;

import org.keycloak.models.KeycloakContext;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/**
 * Refuses what everybody chooses: the words of the shipped list and of the operator's own, in the
 * sense of {@link Denylist}, and walks on the keyboard, in the sense of {@link Keyboards}.
 */
final class DenylistPolicy implements PasswordPolicyProvider {
  private static final String ERROR = "invalidPasswordDenylistMessage";

  private final KeycloakContext context;
  private final ShippedDenylist shipped;
  private final Keyboards keyboards;
  private final OperatorDenylists operatorLists;

  DenylistPolicy(
      KeycloakContext context,
      ShippedDenylist shipped,
      Keyboards keyboards,
      OperatorDenylists operatorLists) {
    this.context = context;
    this.shipped = shipped;
    this.keyboards = keyboards;
    this.operatorLists = operatorLists;
  }

  @Override
  public PolicyError validate(RealmModel realm, UserModel user, String password) {
    return check(realm, password);
  }

  @Override
  public PolicyError validate(String username, String password) {
    return check(context.getRealm(), password);
  }

  /** The operator's list that this value names, or null for the shipped list alone. */
  @Override
  public Object parseConfig(String value) {
    String name = value == null ? "" : value.strip();
    return name.isEmpty() || name.equals(DenylistPolicyFactory.SHIPPED_LIST)
        ? null
        : operatorLists.named(name);
  }

  @Override
  public void close() {}

  private PolicyError check(RealmModel realm, String password) {
    if (password.length() > PasswordLimits.LONGEST) {
      return null;
    }
    OperatorDenylist own = realm.getPasswordPolicy().getPolicyConfig(DenylistPolicyFactory.ID);
    boolean refused =
        shipped.list().refuses(password)
            || keyboards.isWalk(password)
            || (own != null && own.words().refuses(password));
    return refused ? new PolicyError(ERROR) : null;
  }
}
