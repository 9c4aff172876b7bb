package fr.marelle.sms;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link SmsSender}s. */
public interface SmsSenderFactory extends ProviderFactory<SmsSender> {}
