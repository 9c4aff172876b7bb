package fr.marelle.sms;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The SPI {@code marelle-sms}, which holds what a realm allows itself to send. */
public final class SmsOfficeSpi implements Spi {
  @Override
  public boolean isInternal() {
    return true;
  }

  @Override
  public String getName() {
    return "marelle-sms";
  }

  @Override
  public Class<? extends Provider> getProviderClass() {
    return SmsOffice.class;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Spi declares it
  public Class<? extends ProviderFactory> getProviderFactoryClass() {
    return SmsOfficeFactory.class;
  }
}
