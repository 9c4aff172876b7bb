package fr.marelle.code;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The SPI {@code marelle-code-keys}. */
public final class CodeKeysSpi implements Spi {
  /** Its name, as in {@code spi-marelle-code-keys--default--keys}. */
  public static final String NAME = "marelle-code-keys";

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
    return CodeKeysProvider.class;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Spi declares it
  public Class<? extends ProviderFactory> getProviderFactoryClass() {
    return CodeKeysProviderFactory.class;
  }
}
