package fr.marelle.sms;

import fr.marelle.throttle.SendingLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The one way by which text messages leave: only to mobile phones in the countries that the realm
 * allows, within its limits, by its gateway or the one that comes next.
 */
public final class SmsPost {
  private static final Logger LOG = Logger.getLogger(SmsPost.class);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Supplier<List<Gateway>> gateways;

  SmsPost(KeycloakSession session, RealmModel realm, Supplier<List<Gateway>> gateways) {
    this.session = session;
    this.realm = realm;
    this.gateways = gateways;
  }

  /** That of the session's realm. */
  public static SmsPost of(KeycloakSession session) {
    RealmModel realm = session.getContext().getRealm();
    return new SmsPost(session, realm, () -> Gateway.of(session, realm));
  }

  /** The same, by that gateway and no other. */
  SmsPost via(Gateway gateway) {
    return new SmsPost(session, realm, () -> List.of(gateway));
  }

  /** Whether messages can leave at all: where not, nobody is asked for their code. */
  public boolean isOpen() {
    return gateways.get().stream().anyMatch(gateway -> gateway.sender().isConfigured());
  }

  /** Whether messages go to that number: a mobile phone in an allowed country. */
  public boolean reaches(String number) {
    return rules(SmsOffice.of(session, realm).budget()).refusal(number).isEmpty();
  }

  /** Whether a message like this one would leave now, as far as limits go; it is not counted. */
  public boolean hasRoom(TextMessage message) {
    SmsBudget budget = SmsOffice.of(session, realm).budget();
    return new SmsLimits(new SendingLimits(session), budget).hasRoom(message);
  }

  private static NumberRules rules(SmsBudget budget) {
    return new NumberRules(budget.countries());
  }

  /**
   * Sends it, and answers within the time that each gateway takes at most. To be called off the
   * request's thread, by whoever is ready to find the message sent though its own transaction is
   * rolled back: what was counted and written down here stays.
   */
  public Posting send(TextMessage message) {
    SmsOffice office = SmsOffice.of(session, realm);
    SmsBudget budget = office.budget();
    Optional<Withheld> refusal =
        rules(budget)
            .refusal(message.to())
            .or(() -> new SmsLimits(new SendingLimits(session), budget).take(message));
    if (refusal.isPresent()) {
      office.meters().withheld(realm.getName(), refusal.get());
      SharedLimitNotices.HERE
          .due(realm.getName(), message, refusal.get(), Time.currentTimeMillis())
          .ifPresent(LOG::warn);
      return Posting.withheld(refusal.get());
    }
    return send(message, office.meters());
  }

  private Posting send(TextMessage message, SmsMeters meters) {
    SmsMessage sms = new SmsMessage(message.to(), message.text().get());
    int segments = Segments.of(sms.text()).count();
    SentMessages sent = new SentMessages(session, realm);
    Posting posting = Posting.nowhere();
    for (Gateway gateway : gateways.get()) {
      SmsAnswer answer = ask(gateway, sms);
      meters.answered(realm.getName(), gateway.name(), answer, segments);
      sent.add(gateway, message, answer, segments);
      if (posting.outcome() != SmsOutcome.UNREACHABLE
          || answer.outcome() != SmsOutcome.MISCONFIGURED) {
        // Else the one before may be reached later, and this one won't.
        posting = new Posting(answer, Optional.of(gateway.name()), segments, Optional.empty());
      }
      if (!mayTryTheNext(answer.outcome())) {
        break;
      }
    }
    return posting;
  }

  private static SmsAnswer ask(Gateway gateway, SmsMessage sms) {
    try {
      return gateway.sender().send(sms).silentAbout(sms);
    } catch (RuntimeException e) {
      // None should; nobody knows how far it came.
      LOG.errorf("The gateway %s failed: %s", gateway.name(), e.getClass().getName());
      return SmsAnswer.of(SmsOutcome.UNCERTAIN, e.getClass().getSimpleName());
    }
  }

  /** Never after one that may have taken it. */
  private static boolean mayTryTheNext(SmsOutcome outcome) {
    return outcome == SmsOutcome.UNREACHABLE || outcome == SmsOutcome.MISCONFIGURED;
  }

  /**
   * The codes that were sent to that account for that purpose did not leave in vain: one of them
   * was typed.
   */
  public void used(String account, SmsPurpose purpose) {
    Duration kept = SmsOffice.of(session, realm).budget().kept();
    new SentMessages(session, realm).used(account, purpose, kept);
  }
}
