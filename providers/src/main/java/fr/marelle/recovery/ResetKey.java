package fr.marelle.recovery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a link in a mail proves: 192 random bits, in the fragment, which browsers send to nobody.
 * Only the hash is kept.
 *
 * @param text as the link has it
 */
record ResetKey(String text) {
  private static final int BYTES = 24;
  private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{32}");

  /** More than a mail program makes of a link. */
  private static final int MAX_TYPED = 4_000;

  private static final Pattern AROUND = Pattern.compile("[\\s\\p{Z}\\p{Cf}<>]+");

  static ResetKey next(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new ResetKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The key, pasted alone or with the link around it; empty for anything else and for null. */
  static Optional<ResetKey> parse(String typed) {
    if (typed == null || typed.length() > MAX_TYPED) {
      return Optional.empty();
    }
    String pasted = AROUND.matcher(typed).replaceAll("");
    String key = pasted.substring(pasted.indexOf('#') + 1);
    return TEXT.matcher(key).matches() ? Optional.of(new ResetKey(key)) : Optional.empty();
  }

  /** As it is kept, in lower-case hexadecimal. */
  String sha256() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "ResetKey";
  }
}
