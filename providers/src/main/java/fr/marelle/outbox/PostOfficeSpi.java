package fr.marelle.outbox;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The SPI {@code marelle-outbox}, which holds what a node needs to know of its own sending. */
public final class PostOfficeSpi implements Spi {
  @Override
  public boolean isInternal() {
    return true;
  }

  @Override
  public String getName() {
    return "marelle-outbox";
  }

  @Override
  public Class<? extends Provider> getProviderClass() {
    return PostOffice.class;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Spi declares it
  public Class<? extends ProviderFactory> getProviderFactoryClass() {
    return PostOfficeFactory.class;
  }
}
