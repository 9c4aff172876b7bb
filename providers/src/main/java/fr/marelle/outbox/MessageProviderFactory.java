package fr.marelle.outbox;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link MessageProvider}s; its id is the kind of message. */
public interface MessageProviderFactory extends ProviderFactory<MessageProvider> {}
