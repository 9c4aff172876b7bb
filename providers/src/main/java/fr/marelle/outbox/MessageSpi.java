package fr.marelle.outbox;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The SPI {@code marelle-message}. */
public final class MessageSpi implements Spi {
  @Override
  public boolean isInternal() {
    return false;
  }

  @Override
  public String getName() {
    return "marelle-message";
  }

  @Override
  public Class<? extends Provider> getProviderClass() {
    return MessageProvider.class;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Spi declares it
  public Class<? extends ProviderFactory> getProviderFactoryClass() {
    return MessageProviderFactory.class;
  }
}
