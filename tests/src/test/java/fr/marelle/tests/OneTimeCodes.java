package fr.marelle.tests;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.representations.idm.CredentialRepresentation;

/**
 * An application on a telephone that gives one-time codes (RFC 6238, as Keycloak's default policy
 * says: SHA-1, six digits, thirty seconds).
 */
final class OneTimeCodes {
  private static final long PERIOD_SECONDS = 30;

  private final String secret;
  private long last = Long.MIN_VALUE;

  /** For a secret as Keycloak keeps it. */
  OneTimeCodes(String secret) {
    this.secret = Objects.requireNonNull(secret);
  }

  /**
   * A code that has not been given before, since each is good for one use: the present one, or that
   * of the next half minute, which the server takes as well.
   */
  String next() {
    last = Math.max(last + 1, Instant.now().getEpochSecond() / PERIOD_SECONDS);
    return code(last);
  }

  /** The credential of an account whose person has scanned the secret long ago. */
  CredentialRepresentation credential() {
    CredentialRepresentation credential = new CredentialRepresentation();
    credential.setType("otp");
    credential.setUserLabel("Téléphone");
    credential.setSecretData("{\"value\":\"" + secret + "\"}");
    credential.setCredentialData(
        "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
    return credential;
  }

  private String code(long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
