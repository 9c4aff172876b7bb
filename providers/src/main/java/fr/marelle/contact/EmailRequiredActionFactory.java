package fr.marelle.contact;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.userprofile.ValidationException;
import org.keycloak.validate.ValidationError;

/** Configures {@link EmailRequiredAction}. */
public final class EmailRequiredActionFactory implements RequiredActionFactory {
  static final String ID = "marelle-email";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayText() {
    return "Courriel (Marelle)";
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return EmailProperties.all();
  }

  @Override
  public void validateConfig(
      KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
    new EmailConfig(model.getConfig())
        .problem()
        .ifPresent(
            key -> {
              throw new ValidationException(
                  new ValidationError(ID, EmailProperties.MANDATORY_FOR, key));
            });
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return new EmailRequiredAction(session);
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
