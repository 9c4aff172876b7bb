package fr.marelle.outbox;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link PostOffice}s. */
public interface PostOfficeFactory extends ProviderFactory<PostOffice> {}
