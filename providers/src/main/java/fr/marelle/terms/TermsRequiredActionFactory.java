package fr.marelle.terms;

import java.util.List;
import java.util.Locale;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.userprofile.ValidationException.ValidationExceptionBuilder;
import org.keycloak.validate.ValidationError;

/**
 * Configures {@link TermsRequiredAction}, and lets the records go with the account or realm they
 * are about.
 */
public final class TermsRequiredActionFactory implements RequiredActionFactory {
  static final String ID = "marelle-terms";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayText() {
    return "Conditions générales d'utilisation (Marelle)";
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return TermsProperties.all();
  }

  @Override
  public void validateConfig(
      KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
    ValidationExceptionBuilder errors = new ValidationExceptionBuilder();
    new TermsConfig(model.getConfig())
        .problems(defaultLanguage(realm))
        .forEach(p -> errors.accept(new ValidationError(ID, p.property(), p.messageKey())));
    if (errors.hasError()) {
      throw errors.build();
    }
  }

  private static String defaultLanguage(RealmModel realm) {
    return realm.isInternationalizationEnabled() && realm.getDefaultLocale() != null
        ? Locale.forLanguageTag(realm.getDefaultLocale()).getLanguage()
        : null;
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return new TermsRequiredAction(session);
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(
        event -> {
          if (event instanceof UserModel.UserRemovedEvent removed) {
            new TermsRecords(removed.getKeycloakSession()).removeUser(removed.getUser().getId());
          } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            new TermsRecords(removed.getKeycloakSession()).removeRealm(removed.getRealm().getId());
          }
        });
  }

  @Override
  public void close() {}
}
