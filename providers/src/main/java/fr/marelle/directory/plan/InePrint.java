package fr.marelle.directory.plan;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * What is kept of an identifiant national de l'élève: enough to know it again, and by the realm's
 * key alone. There are so few numbers that without a key whoever has the print would soon have the
 * number.
 */
public final class InePrint {
  private static final int BYTES = 16;
  private static final String MAC = "HmacSHA256";
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SecretKey key;

  /**
   * @param key the realm's, for what it keeps to itself
   */
  public InePrint(SecretKey key) {
    this.key = key;
  }

  String of(String ine) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      byte[] hash = mac.doFinal(("marelle-ine\n" + ine).getBytes(StandardCharsets.UTF_8));
      return TEXT.encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + MAC, e);
    }
  }
}
