package fr.marelle.code;

import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers the credential type {@code activation-code}. */
public final class ActivationCodeProviderFactory
    implements CredentialProviderFactory<CodeCredentialProvider> {

  @Override
  public String getId() {
    return CodeKind.ACTIVATION.credentialType();
  }

  @Override
  public CodeCredentialProvider create(KeycloakSession session) {
    return new CodeCredentialProvider(session, CodeKind.ACTIVATION);
  }
}
