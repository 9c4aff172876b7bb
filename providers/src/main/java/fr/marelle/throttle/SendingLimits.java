package fr.marelle.throttle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Counts what is sent, on all nodes together, in the realm of the request. */
public final class SendingLimits {
  private static final int ATTEMPTS_TO_COUNT = 3;

  private final KeycloakSession session;

  /** Counts in the session's realm, each time in a transaction of its own. */
  public SendingLimits(KeycloakSession session) {
    this.session = session;
  }

  /**
   * Takes one of what the limit allows for this key. It is counted at once, for every node, and
   * never comes back, whatever becomes of the running transaction: so nobody waits for another's,
   * which may last as long as a mail server.
   *
   * @param key an address, a number, the id of an account or a school; only its hash is kept
   * @return false when nothing is left
   * @throws RuntimeException when it can't be counted: then nothing must be sent either
   */
  public boolean take(SendingLimit limit, String key) {
    return takeAll(List.of(new Allowance(limit, key)));
  }

  /**
   * The same for several at once: one of each is taken, or of none where one of them has nothing
   * left, so that what is refused uses nothing up.
   *
   * @param allowances everywhere in the same order where they are the same limits: each is locked
   *     until the last one is taken
   */
  public boolean takeAll(List<Allowance> allowances) {
    return refusal(allowances).isEmpty();
  }

  /**
   * The same, and says which one refused.
   *
   * @return the first that had nothing left; empty where one of each was taken
   */
  public Optional<Allowance> refusal(List<Allowance> allowances) {
    String realm = session.getContext().getRealm().getId();
    for (int left = ATTEMPTS_TO_COUNT; ; ) {
      try {
        return KeycloakModelUtils.runJobInTransactionWithResult(
            session.getKeycloakSessionFactory(), apart -> refusal(apart, realm, allowances));
      } catch (RuntimeException e) {
        // H2 has no "on conflict": of two who insert at once, one may fail, and the row is there.
        if (--left == 0) {
          throw e;
        }
      }
    }
  }

  /** Whether one of each could be taken now, as this session's transaction sees it. */
  public boolean areLeft(List<Allowance> allowances) {
    String realm = session.getContext().getRealm().getId();
    long now = Time.currentTimeMillis() / 1000;
    SendingRows rows = SendingRows.of(session);
    return allowances.stream()
        .allMatch(one -> rows.isLeft(realm, one.limit(), sha256(one.key()), now));
  }

  private static Optional<Allowance> refusal(
      KeycloakSession apart, String realm, List<Allowance> allowances) {
    long now = Time.currentTimeMillis() / 1000;
    SendingRows rows = SendingRows.of(apart);
    Optional<Allowance> refusal =
        allowances.stream()
            .filter(one -> !rows.take(realm, one.limit(), sha256(one.key()), now))
            .findFirst();
    if (refusal.isPresent()) {
      apart.getTransactionManager().setRollbackOnly();
    }
    return refusal;
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
