package fr.marelle.enrolment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Makes codes and the hashes of claims and numbers with the realm's key for what it keeps to
 * itself. A code is never kept, not even its hash: it comes of the key and of a random number, so
 * that asking again gives the same one, on any node and after a restart.
 */
final class EnrolmentKey {
  private static final int CODES = 1_000_000;
  private static final int NONCE_BYTES = 32;
  private static final String MAC = "HmacSHA256";

  private final SecretKey key;

  private EnrolmentKey(SecretKey key) {
    this.key = key;
  }

  static EnrolmentKey of(KeycloakSession session, RealmModel realm) {
    return new EnrolmentKey(
        session
            .keys()
            .getActiveKey(realm, KeyUse.SIG, Constants.INTERNAL_SIGNATURE_ALGORITHM)
            .getSecretKey());
  }

  static EnrolmentKey with(SecretKey key) {
    return new EnrolmentKey(key);
  }

  static String nonce() {
    byte[] bytes = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Six digits, of this enrolment and of no other. */
  String code(String enrolment, String nonce) {
    // 63 bits, so that no code is noticeably likelier than another.
    long number = ByteBuffer.wrap(mac("code", enrolment, nonce)).getLong() >>> 1;
    return "%06d".formatted(number % CODES);
  }

  /** What is kept of a number. */
  String hash(String mobile) {
    return HexFormat.of().formatHex(mac("mobile", mobile));
  }

  /** Stands for who somebody says she is. */
  String hash(Claim claim) {
    return HexFormat.of().formatHex(mac("claim", claim.mobile(), claim.names().folded()));
  }

  static boolean same(String code, String typed) {
    return MessageDigest.isEqual(
        code.getBytes(StandardCharsets.US_ASCII), typed.getBytes(StandardCharsets.US_ASCII));
  }

  private byte[] mac(String... parts) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      String text = "marelle-enrolment\n" + String.join("\n", parts);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + MAC, e);
    }
  }
}
