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

/** Configures {@link ContactsRequiredAction}. */
public final class ContactsRequiredActionFactory implements RequiredActionFactory {
  /** What applications ask for as {@code kc_action}. */
  public static final String ID = "marelle-contacts";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayText() {
    return "Coordonnées (Marelle)";
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return ContactsProperties.all();
  }

  @Override
  public void validateConfig(
      KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
    RequiredActionFactory.super.validateConfig(session, realm, model);
    new ContactsConfig(model.getConfig())
        .problem()
        .ifPresent(
            problem -> {
              throw new ValidationException(
                  new ValidationError(ID, problem.property(), problem.messageKey()));
            });
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return new ContactsRequiredAction();
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    PendingContacts.followRemovals(factory);
  }

  @Override
  public void close() {}
}
