package fr.marelle.classroom.act;

import fr.marelle.classroom.access.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Mails to accounts, one after the other, each in transactions of its own: what has been sent stays
 * written down whatever happens to the next, and no connection to the database waits for longer
 * than one mail takes. Once the time is up, or the mail server can't be reached, the rest fail at
 * once and can be sent later.
 */
final class MailRound {
  static final String SENT = "sent";
  static final String FAILED = "failed";

  private static final Logger LOG = Logger.getLogger(MailRound.class);

  private final KeycloakSession session;
  private final long end;
  private boolean over;

  /** Of that time; the last mail may take longer. */
  MailRound(KeycloakSession session, Duration time) {
    this.session = session;
    this.end = System.nanoTime() + time.toNanos();
  }

  /** Sends one account's mail. */
  @FunctionalInterface
  interface Mail {
    /** The outcome is {@link #SENT}, or why not. */
    String send(Target target);
  }

  /** What came of each account's mail, in their order. */
  List<MailResult> send(List<Target> targets, Mail mail) {
    List<MailResult> results = new ArrayList<>();
    for (Target target : targets) {
      results.add(new MailResult(target.id(), next(target, mail)));
    }
    return results;
  }

  private String next(Target target, Mail mail) {
    if (over || System.nanoTime() - end > 0) {
      return FAILED;
    }
    try {
      return mail.send(target);
    } catch (RuntimeException unforeseen) {
      LOG.error("A mail of the class console failed.", unforeseen);
      return FAILED;
    }
  }

  /** Does something in a session and a transaction of its own. */
  <T> T apart(Function<KeycloakSession, T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(), session.getContext(), work::apply, "A mail");
  }

  /** The mail server can't be reached: nobody else is to wait for it. */
  void stop() {
    over = true;
  }
}
