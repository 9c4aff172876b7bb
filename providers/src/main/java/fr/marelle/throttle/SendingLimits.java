package fr.marelle.throttle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Counts what is sent, on all nodes together, in the realm of the request. */
public final class SendingLimits {
  private static final Logger LOG = Logger.getLogger(SendingLimits.class);

  private final KeycloakSession session;

  /** Counts in the session's realm and in its running transaction. */
  public SendingLimits(KeycloakSession session) {
    this.session = session;
  }

  /**
   * Takes one of what the limit allows for this key in the present window. What was taken comes
   * back if the transaction is rolled back. Until it ends, others who ask for the same key wait.
   *
   * @param key an address, a number, the id of an account or a school; only its hash is kept
   * @return false when nothing is left
   */
  public boolean take(SendingLimit limit, String key) {
    long seconds = limit.window().toSeconds();
    long start = Time.currentTimeMillis() / 1000 / seconds * seconds;
    SendingKey row =
        new SendingKey(session.getContext().getRealm().getId(), limit.name(), sha256(key), start);
    SendingRows rows = SendingRows.of(session);
    if (rows.take(row, limit.times())) {
      return true;
    }
    if (rows.exists(row)) {
      return false;
    }
    add(row, start + seconds);
    return rows.take(row, limit.times());
  }

  /** Apart, so that of many who come first at once none has to wait for another's transaction. */
  private void add(SendingKey row, long end) {
    try {
      KeycloakModelUtils.runJobInTransaction(
          session.getKeycloakSessionFactory(), apart -> SendingRows.of(apart).add(row, end));
    } catch (RuntimeException e) {
      // H2 has no "on conflict": of two who insert at once, one may fail, and the row is there.
      LOG.debug("Another one was first to count.", e);
    }
  }

  private static String sha256(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
