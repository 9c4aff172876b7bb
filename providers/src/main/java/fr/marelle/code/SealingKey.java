package fr.marelle.code;

import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that seals codes.
 *
 * @param id kept in clear beside each sealed code, so that keys can follow one another
 * @param key AES, 256 bits
 */
public record SealingKey(String id, SecretKey key) {
  private static final int BYTES = 32;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  /**
   * Reads a key.
   *
   * @param id 1 to 64 letters, digits, dots, hyphens or underscores
   * @param base64 32 bytes in Base64
   * @throws IllegalArgumentException with a sentence that names the id and never the key
   */
  public static SealingKey of(String id, String base64) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "The id of a code key has 1 to 64 letters, digits, dots, hyphens or underscores.");
    }
    byte[] bytes = decode(id, base64.strip());
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "The code key "
              + id
              + " has "
              + bytes.length
              + " bytes; it needs "
              + BYTES
              + ", in Base64.");
    }
    return new SealingKey(id, new SecretKeySpec(bytes, "AES"));
  }

  private static byte[] decode(String id, String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException malformed) {
      // The cause would quote the key's characters.
      throw new IllegalArgumentException("The code key " + id + " is not valid Base64.");
    }
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "SealingKey[" + id + "]";
  }
}
