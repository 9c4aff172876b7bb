package fr.marelle.login;

import fr.marelle.activation.LookQuestion;
import fr.marelle.code.CodeLifetime;
import fr.marelle.code.LocalClock;
import fr.marelle.directory.run.Departure;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Registers the step {@code marelle-login} of a browser flow. */
public final class LoginFormFactory extends UsernamePasswordFormFactory {

  @Override
  public String getId() {
    return CodeLifetime.AUTHENTICATOR;
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return new LoginForm(session);
  }

  /**
   * The category under which failures reach the brute force protection, codes included: it drops
   * those of any category that it does not know.
   */
  @Override
  public String getReferenceCategory() {
    return PasswordCredentialModel.TYPE;
  }

  @Override
  public String getDisplayType() {
    return "Marelle: identifiant et mot de passe ou code";
  }

  @Override
  public String getHelpText() {
    return "Demande l'identifiant et, dans le champ du mot de passe, le mot de passe ou un code. Un code d'activation"
        + " ouvre le formulaire d'activation, un code de renouvellement celui d'un nouveau mot de passe, et rien"
        + " d'autre. / Asks for the identifier and, in the password field, the password or a code. An activation"
        + " code opens the activation form, a renewal code that of a new password, and nothing else.";
  }

  @Override
  public boolean isConfigurable() {
    return true;
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return Stream.of(
            CodeLifetime.properties(),
            List.of(LocalClock.property(), LookQuestion.property()),
            Departure.properties())
        .flatMap(List::stream)
        .toList();
  }
}
