package fr.marelle.enrolment;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Registers the step {@code marelle-enrolment} of a registration flow. */
public final class EnrolmentStepFactory implements AuthenticatorFactory {

  @Override
  public String getId() {
    return EnrolmentSettings.AUTHENTICATOR;
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return new EnrolmentStep();
  }

  /** It ends with a password. */
  @Override
  public String getReferenceCategory() {
    return PasswordCredentialModel.TYPE;
  }

  @Override
  public String getDisplayType() {
    return "Marelle: auto-inscription d'un responsable par SMS";
  }

  @Override
  public String getHelpText() {
    return "« Je n'ai pas encore d'identifiant » : un responsable crée son compte avec son nom, son mobile et les dates"
        + " de naissance de ses enfants. Seule étape de son flux d'inscription. / A relative creates the account with"
        + " name, mobile and the children's birth dates. The only step of its registration flow.";
  }

  @Override
  public boolean isConfigurable() {
    return true;
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return EnrolmentProperties.all();
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
  public void postInit(KeycloakSessionFactory factory) {
    Enrolments.followRemovals(factory);
  }

  @Override
  public void close() {}
}
