package fr.marelle.sms.gateway;

import fr.marelle.sms.BadSetting;
import fr.marelle.sms.OutsideHost;
import fr.marelle.sms.SmsSettings;
import java.net.URI;
import java.util.Set;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Where a gateway is: out there and with https, but where an operator answers for it. Hers may be
 * on this very machine without TLS, and anywhere without it where she says so.
 */
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
    URI address = parse(name, text);
    boolean safe =
        settings.areOperators()
            ? isSafe(address, settings.flag(ALLOW_HTTP))
            : isSafe(address, false) && OutsideHost.is(address.getHost());
    if (!safe) {
      throw new BadSetting(name);
    }
    return address;
  }

  /** The same, without a slash at its end. */
  static URI base(SmsSettings settings, String name, String otherwise) {
    return URI.create(read(settings, name, otherwise).toString().replaceFirst("/+$", ""));
  }

  private static boolean isSafe(URI address, boolean allowHttp) {
    return "https".equals(address.getScheme())
        || ("http".equals(address.getScheme())
            && (allowHttp || LOOPBACK.contains(address.getHost())));
  }

  private static URI parse(String name, String text) {
    try {
      URI address = URI.create(text);
      if (address.getHost() != null && address.getRawUserInfo() == null) {
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
            + " and passwords. For a realm only where the server's option trust-realms is on.",
        ProviderConfigProperty.BOOLEAN_TYPE,
        false);
  }
}
