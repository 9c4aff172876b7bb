package fr.marelle.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a client sends with a request and proves with the answer (PKCE, RFC 7636).
 *
 * @param verifier kept by the client until it asks for the tokens
 * @param challenge sent ahead: the verifier's SHA-256
 */
record CodeChallenge(String verifier, String challenge) {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  static CodeChallenge random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    String verifier = BASE64.encodeToString(bytes);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return new CodeChallenge(verifier, BASE64.encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
