package fr.marelle.sms.gateway;

import fr.marelle.sms.BadSetting;
import fr.marelle.sms.SmsSettings;
import java.net.URI;
import java.util.Set;
import org.keycloak.provider.ProviderConfigProperty;

/** Where a gateway is: with https, but on this very machine or where an operator says so. */
final class GatewayAddress {
  static final String ALLOW_HTTP = "allowHttp";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private GatewayAddress() {}

  /**
   * Reads a setting.
   *
   * @param otherwise the address where nothing is set; null where there is none
   * @throws BadSetting where it is no address, or leaves a secret to whoever listens
   */
  static URI read(SmsSettings settings, String name, String otherwise) {
    String text = settings.text(name).orElse(otherwise);
    if (text == null) {
      throw new BadSetting(name);
    }
    return parse(name, text, settings.flag(ALLOW_HTTP));
  }

  static URI parse(String name, String text, boolean allowHttp) {
    try {
      URI address = URI.create(text);
      boolean plain = "http".equals(address.getScheme());
      if (address.getHost() != null
          && address.getRawUserInfo() == null
          && ("https".equals(address.getScheme())
              || (plain && (allowHttp || LOOPBACK.contains(address.getHost()))))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new BadSetting(name);
  }

  static ProviderConfigProperty allowHttp() {
    return new ProviderConfigProperty(
        ALLOW_HTTP,
        "Without TLS",
        "Allows an address with http beyond this machine. Whoever listens on the way reads codes"
            + " and passwords.",
        ProviderConfigProperty.BOOLEAN_TYPE,
        false);
  }
}
