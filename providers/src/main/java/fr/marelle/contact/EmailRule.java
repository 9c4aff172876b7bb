package fr.marelle.contact;

import fr.marelle.account.Profile;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;

/**
 * Who must have an e-mail address. The rule lives in the configuration of the required action
 * {@code marelle-email} and holds for the activation form even where that action is switched off,
 * which then merely leaves active accounts alone.
 */
public final class EmailRule {
  private EmailRule() {}

  /**
   * Whether this account must have an address. Never so for one without a {@link Profile}, and
   * never in a realm that does not have the required action. Reads the cached realm and account
   * only.
   */
  public static boolean isMandatory(RealmModel realm, UserModel user) {
    RequiredActionProviderModel action =
        realm.getRequiredActionProviderByAlias(EmailRequiredActionFactory.ID);
    return action != null
        && action.getConfig() != null
        && Profile.of(user)
            .filter(new EmailConfig(action.getConfig()).mandatoryFor()::contains)
            .isPresent();
  }
}
