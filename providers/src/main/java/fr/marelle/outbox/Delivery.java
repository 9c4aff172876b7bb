package fr.marelle.outbox;

import fr.marelle.audit.AccountEvents;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakSessionTaskWithResult;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sends one message, on the thread that it is given: claims it, has it sent, and writes down what
 * came of it, each in a transaction of its own. A node that dies in between leaves a claim, which
 * runs out.
 */
final class Delivery {
  private static final Logger LOG = Logger.getLogger(Delivery.class);

  private final KeycloakSessionFactory factory;

  Delivery(KeycloakSessionFactory factory) {
    this.factory = factory;
  }

  /** Sends it unless somebody else does, or did. */
  void deliver(String id) {
    Optional<ClaimedMessage> claimed = claim(id);
    if (claimed.isPresent() && Schedule.isExhausted(claimed.get().tries())) {
      giveUp(claimed.get(), "interrupted");
    } else {
      claimed.ifPresent(this::send);
    }
  }

  private Optional<ClaimedMessage> claim(String id) {
    return inTransaction(
        session -> {
          long now = Time.currentTimeMillis();
          return OutboxRows.of(session).claim(id, now, now + Schedule.CLAIM.toMillis());
        });
  }

  private void send(ClaimedMessage claimed) {
    Sending sending;
    int nextAttempt = claimed.attempt() + 1;
    try {
      sending = inTransaction(session -> send(session, claimed));
    } catch (RuntimeException e) {
      // Only the kinds of what went wrong: mail servers repeat addresses in their messages.
      LOG.warnf("%s could not be sent: %s", claimed.message(), kinds(e));
      sending = Sending.UNREACHABLE;
      nextAttempt = claimed.attempt();
    }
    if (sending == Sending.REFUSED) {
      giveUp(claimed, "refused");
    } else if (sending == Sending.UNREACHABLE) {
      Optional<Duration> rest = Schedule.rest(claimed.tries());
      if (rest.isPresent()) {
        rest(claimed, nextAttempt, rest.get());
      } else {
        giveUp(claimed, "unreachable");
      }
    }
  }

  private static Sending send(KeycloakSession session, ClaimedMessage claimed) {
    RealmModel realm = session.realms().getRealm(claimed.realmId());
    if (realm == null) {
      return Sending.NOBODY;
    }
    session.getContext().setRealm(realm);
    session.getContext().setHttpRequest(new AskedAt(claimed.baseAddress()));
    session.setAttribute(
        LocaleSelectorProvider.USER_REQUEST_LOCALE, claimed.message().locale().toLanguageTag());
    MessageProvider provider = session.getProvider(MessageProvider.class, claimed.message().kind());
    // A kind of message that this version does not know any more, or not yet, is not sent.
    Sending sending =
        provider == null
            ? Sending.REFUSED
            : provider.send(new Attempt(claimed.message(), claimed.attempt()));
    if (sending == Sending.SENT || sending == Sending.NOBODY) {
      finish(session, claimed);
    } else {
      session.getTransactionManager().setRollbackOnly();
    }
    return sending;
  }

  /** What was written while it was sent is kept by whoever ends the message, and by no one else. */
  private static void finish(KeycloakSession session, ClaimedMessage claimed) {
    if (!OutboxRows.of(session).delete(claimed)) {
      LOG.warnf(
          "%s took longer than %d min, and somebody else has taken it over or removed it. It may"
              + " arrive twice.",
          claimed.message(), Schedule.CLAIM.toMinutes());
      session.getTransactionManager().setRollbackOnly();
    }
  }

  private void rest(ClaimedMessage claimed, int nextAttempt, Duration rest) {
    LOG.infof(
        "%s was not taken at try %d; the next is in %d min.",
        claimed.message(), claimed.tries(), rest.toMinutes());
    inTransaction(
        session -> {
          OutboxRows.of(session)
              .rest(claimed, nextAttempt, Time.currentTimeMillis() + rest.toMillis());
          return null;
        });
  }

  private void giveUp(ClaimedMessage claimed, String reason) {
    inTransaction(
        session -> {
          if (OutboxRows.of(session).delete(claimed)) {
            tell(session, claimed, reason);
          }
          return null;
        });
  }

  private static void tell(KeycloakSession session, ClaimedMessage claimed, String reason) {
    RealmModel realm = session.realms().getRealm(claimed.realmId());
    if (realm == null) {
      return;
    }
    OutgoingMessage message = claimed.message();
    LOG.errorf(
        "%s of the realm %s is given up after try %d: %s.",
        message, realm.getName(), claimed.tries(), reason);
    session.getContext().setRealm(realm);
    session.getContext().setHttpRequest(new AskedAt(claimed.baseAddress()));
    MessageProvider provider = session.getProvider(MessageProvider.class, message.kind());
    EventBuilder event =
        new EventBuilder(realm, session)
            .event(provider == null ? MessageProvider.EVENT : provider.event())
            .detail(AccountEvents.MESSAGE, message.kind())
            .detail(Details.REASON, reason);
    if (message.account() != null) {
      event.user(message.account());
    }
    event.error(Errors.EMAIL_SEND_FAILED);
  }

  private static String kinds(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .map(cause -> cause.getClass().getName())
        .limit(8)
        .collect(Collectors.joining(" < "));
  }

  private <T> T inTransaction(KeycloakSessionTaskWithResult<T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(factory, work);
  }
}
