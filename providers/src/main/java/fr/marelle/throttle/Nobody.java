package fr.marelle.throttle;

import fr.marelle.account.Identifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Whoever is meant by an identifier that no account has. Tries at it wait, count and lock as those
 * at an account do: otherwise the time of an answer, or two answers at once, would tell a stranger
 * which accounts exist.
 *
 * @param id under which they are counted: one of 65,536, so that made-up names fill no table; no
 *     account's id looks like it
 */
record Nobody(String id) {
  private static final String PREFIX = "nobody-";
  private static final int DIGITS = 4;

  static Nobody named(Identifier identifier) {
    List<String> spellings = identifier.spellings();
    // The last spelling is the one that most ways of typing come down to, as they would to one
    // account.
    byte[] name = spellings.get(spellings.size() - 1).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(name);
      return new Nobody(PREFIX + HexFormat.of().formatHex(hash).substring(0, DIGITS));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  static boolean is(String id) {
    return id.startsWith(PREFIX);
  }
}
