package fr.marelle.sms.gateway;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Signs requests as OVHcloud's API demands.
 *
 * @param application key of the application
 * @param secret of the application
 * @param consumer key of whoever allowed it to send
 */
record OvhSignature(String application, String secret, String consumer) {

  /**
   * The header {@code X-Ovh-Signature}.
   *
   * @param timestamp seconds since the epoch, by OVHcloud's clock
   */
  String of(String method, URI address, String body, long timestamp) {
    String signed =
        String.join(
            "+", secret, consumer, method, address.toString(), body, Long.toString(timestamp));
    try {
      return "$1$"
          + HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-1")
                      .digest(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "OvhSignature";
  }
}
