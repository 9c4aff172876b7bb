package fr.marelle.throttle;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where a request comes from, as far as limits go. Never the only thing that counts against a
 * person: a school shares one address.
 *
 * @param name an address of IPv4; of IPv6 a /64, which is what one household or classroom has,
 *     since one machine has as many addresses as it likes
 * @param site of IPv6 the /48, since whoever rents one has 65,536 networks; empty for IPv4
 */
public record Network(String name, Optional<String> site) {
  private static final int NAME_BYTES = 8;
  private static final int SITE_BYTES = 6;

  /**
   * The one of a client's address.
   *
   * @param address what is none is taken as it is
   */
  public static Network of(String address) {
    if (address.indexOf(':') < 0) {
      return new Network(address, Optional.empty());
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length > NAME_BYTES
          ? new Network(first(NAME_BYTES, bytes), Optional.of(first(SITE_BYTES, bytes)))
          : new Network(InetAddress.getByAddress(bytes).getHostAddress(), Optional.empty());
    } catch (UnknownHostException malformed) {
      return new Network(address, Optional.empty());
    }
  }

  private static String first(int number, byte[] bytes) {
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, number));
  }
}
