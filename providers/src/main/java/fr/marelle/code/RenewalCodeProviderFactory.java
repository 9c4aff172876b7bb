package fr.marelle.code;

import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers the credential type {@code renewal-code}. */
public final class RenewalCodeProviderFactory
    implements CredentialProviderFactory<CodeCredentialProvider> {

  @Override
  public String getId() {
    return CodeKind.RENEWAL.credentialType();
  }

  @Override
  public CodeCredentialProvider create(KeycloakSession session) {
    return new CodeCredentialProvider(session, CodeKind.RENEWAL);
  }
}
