package fr.marelle.sms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/**
 * A request that says to be a gateway's delivery receipt.
 *
 * @param address the whole address under which this server told the gateway to call
 * @param token the last part of the path; empty where there was none
 * @param signature the header {@code X-Twilio-Signature}; empty where there was none
 * @param parameters of the query and of a form, the first of each name
 * @param body as text; empty for a form
 */
public record ReceiptRequest(
    String address,
    String token,
    Optional<String> signature,
    Map<String, String> parameters,
    String body) {
  /** A secret that is shorter could be guessed. */
  public static final int LEAST_TOKEN = 20;

  /** Whether the token is this secret, in a time that does not tell how much of it is right. */
  public boolean holds(String secret) {
    return secret.length() >= LEAST_TOKEN
        && MessageDigest.isEqual(
            secret.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  /** Without anything that may be secret. */
  @Override
  public String toString() {
    return "ReceiptRequest[" + parameters.size() + " parameters]";
  }
}
