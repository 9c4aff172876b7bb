package fr.marelle.sms;

import fr.marelle.audit.AccountEvents;
import fr.marelle.throttle.SendingLimit;
import fr.marelle.throttle.SendingLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Sweeps what was kept long enough, and raises the alarm where codes are sent that nobody uses.
 * Every node makes the round, and each realm's alarm is raised by one.
 */
final class SmsRound implements ScheduledTask {
  private static final Logger LOG = Logger.getLogger(SmsRound.class);

  /** A code that has just been sent is not yet typed. */
  private static final Duration TYPING = Duration.ofMinutes(2);

  private static final SendingLimit ONE_ALARM =
      new SendingLimit("sms-alarm", 1, Duration.ofHours(1));

  /** That often it is looked for what no realm has any more, over the whole table. */
  private static final Duration STRAYS = Duration.ofDays(1);

  private final AtomicReference<Instant> lastStrays = new AtomicReference<>(Instant.EPOCH);

  @Override
  public void run(KeycloakSession session) {
    List<String> realms = session.realms().getRealmsStream().map(RealmModel::getId).toList();
    Instant last = lastStrays.get();
    Instant dayBefore = now().minus(STRAYS);
    if (last.isBefore(dayBefore) && lastStrays.compareAndSet(last, now())) {
      SentRows.of(session).sweepStrays(realms, dayBefore);
    }
    realms.forEach(
        id -> {
          try {
            KeycloakModelUtils.runJobInTransaction(
                session.getKeycloakSessionFactory(), apart -> round(apart, id));
          } catch (RuntimeException e) {
            LOG.error("What was sent by text message could not be looked through.", e);
          }
        });
  }

  private static void round(KeycloakSession session, String realmId) {
    RealmModel realm = session.realms().getRealm(realmId);
    if (realm == null) {
      return;
    }
    session.getContext().setRealm(realm);
    SmsOffice office = SmsOffice.of(session, realm);
    SmsBudget budget = office.budget();
    SentRows rows = SentRows.of(session);
    rows.sweep(realmId, now().minus(budget.kept()));
    Instant until = now().minus(TYPING);
    SentRows.Codes codes = rows.codes(realmId, until.minus(budget.alarm().window()), until);
    if (budget.alarm().isDue(codes.sent(), codes.used())
        && new SendingLimits(session).take(ONE_ALARM, "")) {
      raise(session, realm, budget, codes);
      office.meters().alarm(realm.getName());
    }
  }

  private static void raise(
      KeycloakSession session, RealmModel realm, SmsBudget budget, SentRows.Codes codes) {
    LOG.warnf(
        "Only %d of %d codes that were sent by text message in the realm %s were used within %d min.",
        codes.used(), codes.sent(), realm.getName(), budget.alarm().window().toMinutes());
    new EventBuilder(realm, session)
        .event(EventType.SEND_VERIFY_EMAIL)
        .detail(AccountEvents.SMS_SENT, Long.toString(codes.sent()))
        .detail(AccountEvents.SMS_USED, Long.toString(codes.used()))
        .error(AccountEvents.SMS_CODES_UNUSED);
  }

  /** Keycloak's own clock, so that all agree on what time it is. */
  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
