package fr.marelle.sms;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Tells a host out there from this machine and its neighbours, as far as it can be told without
 * asking anybody: a name may still lead inside, which only a firewall prevents.
 */
public final class OutsideHost {
  private static final String NAME = "(?:[a-z0-9_-]+\\.)*[a-z][a-z0-9_-]*\\.?";
  private static final String IPV4 = "(?:0|[1-9]\\d{0,2})(?:\\.(?:0|[1-9]\\d{0,2})){3}";
  private static final String IPV6 = "\\[?[0-9a-f:.]*:[0-9a-f:.]*]?";

  private static final int IPV4_BYTES = 4;

  private OutsideHost() {}

  /** Whether it is one; false for what is no host. */
  public static boolean is(String host) {
    String plain = host.toLowerCase(Locale.ROOT);
    if (plain.matches(NAME)) {
      return !plain.matches("(?:.*\\.)?localhost\\.?");
    }
    // Whatever else ends in a number is an address to some who read it, and a name to others.
    return (plain.matches(IPV4) || plain.matches(IPV6)) && isOutside(plain);
  }

  private static boolean isOutside(String address) {
    try {
      // An address is not looked up.
      InetAddress parsed = InetAddress.getByName(address);
      return !parsed.isLoopbackAddress()
          && !parsed.isSiteLocalAddress()
          && !isUniqueLocal(parsed)
          && !parsed.isLinkLocalAddress()
          && !parsed.isAnyLocalAddress()
          && !parsed.isMulticastAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Private networks of IPv6, fc00::/7 (RFC 4193), which Java does not know. */
  private static boolean isUniqueLocal(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length > IPV4_BYTES && (bytes[0] & 0xfe) == 0xfc;
  }
}
