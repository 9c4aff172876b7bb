package fr.marelle.recovery;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Registers the step {@code marelle-recovery} of a reset credentials flow. */
public final class RecoveryStepFactory implements AuthenticatorFactory {

  @Override
  public String getId() {
    return RecoverySettings.AUTHENTICATOR;
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return new RecoveryStep(session);
  }

  /** None: it checks no secret. */
  @Override
  public String getReferenceCategory() {
    return null;
  }

  @Override
  public String getDisplayType() {
    return "Marelle: mot de passe ou identifiant oublié";
  }

  @Override
  public String getHelpText() {
    return "« Besoin d'aide ? » : le mot de passe et l'identifiant oubliés. Seule étape de son flux : la suite passe par"
        + " le courriel, et la page de connexion. / Forgotten password and forgotten identifier. The only step"
        + " of its flow: what follows is a mail, then the login page.";
  }

  @Override
  public boolean isConfigurable() {
    return true;
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return RecoveryProperties.all();
  }

  @Override
  public Requirement[] getRequirementChoices() {
    return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
  }

  @Override
  public boolean isUserSetupAllowed() {
    return false;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
