package fr.marelle.throttle;

import fr.marelle.account.Identifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Whoever is meant by an identifier that no account has. Tries at it wait, count and lock as those
 * at an account do: otherwise the time of an answer, or two answers at once, would tell a stranger
 * which accounts exist.
 *
 * @param id under which they are counted. Only the server can work it out: whoever could would find
 *     names that share one, and learn of any name whether it waits for them. No account's id looks
 *     like it, and the {@link ThrottleSweep} keeps made-up names from filling the table
 */
record Nobody(String id) {
  static final String PREFIX = "nobody-";

  private static final int DIGITS = 16;
  private static final String MAC = "HmacSHA256";

  /**
   * The one that an identifier means. Its last spelling decides, without capitals, accents and
   * hyphens, as identifiers are made: all ways to type it, « Anne-Marie.X » and « annemarie.x »
   * among them, come down to one nobody as they would to one account.
   *
   * @param key the realm's, for what it keeps to itself
   */
  static Nobody named(Identifier identifier, SecretKey key) {
    List<String> spellings = identifier.spellings();
    String name = PREFIX + spellings.get(spellings.size() - 1);
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
      return new Nobody(PREFIX + HexFormat.of().formatHex(hash).substring(0, DIGITS));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + MAC, e);
    }
  }

  static boolean is(String id) {
    return id.startsWith(PREFIX);
  }
}
