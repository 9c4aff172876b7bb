package fr.marelle.code;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link CodeKeysProvider}s. */
public interface CodeKeysProviderFactory extends ProviderFactory<CodeKeysProvider> {}
