package fr.marelle.sms;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The SPI {@code marelle-sms-sender}. */
public final class SmsSenderSpi implements Spi {
  static final String NAME = "marelle-sms-sender";

  @Override
  public boolean isInternal() {
    return false;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public Class<? extends Provider> getProviderClass() {
    return SmsSender.class;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Spi declares it
  public Class<? extends ProviderFactory> getProviderFactoryClass() {
    return SmsSenderFactory.class;
  }
}
