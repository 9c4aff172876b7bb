package fr.marelle.enrolment;

import fr.marelle.outbox.Outbox;
import fr.marelle.throttle.RequestLimits;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Wishes for a code: for everybody one row, and one message that says who is asking. Whoever sends
 * it looks up who that is. Of a network that asks too much nothing is written down, and nobody
 * learns it.
 */
final class CodeRequests {
  private final KeycloakSession session;
  private final Enrolments enrolments;
  private final EnrolmentSettings settings;
  private final RequestLimits limits;

  CodeRequests(KeycloakSession session, RealmModel realm, EnrolmentSettings settings) {
    this.session = session;
    this.enrolments = new Enrolments(session, realm);
    this.settings = settings;
    this.limits =
        new RequestLimits(
            session,
            "enrolment",
            settings.requestsOfNetwork(),
            EnrolmentSettings.REQUESTS_OF_NETWORK);
  }

  /** What came of the wish for a code. */
  enum Asked {
    /** It is looked up who it is, and perhaps a code is sent. */
    YES,
    /** That was asked a moment ago. */
    A_MOMENT_AGO,
    /** Too many wrong codes were typed. */
    SPENT
  }

  /**
   * The same for everybody.
   *
   * @param visit id of what waits already
   */
  Answer ask(Optional<String> visit, Claim claim, EnrolmentRequest from) {
    Instant now = Enrolments.now();
    Optional<Enrolment> before = visit.flatMap(enrolments::find);
    if (before.filter(Enrolment::isSpent).isPresent()) {
      return new Answer(Asked.SPENT, before);
    }
    if (before.filter(one -> one.isFresh(now, settings.cooldown())).isPresent()) {
      return new Answer(Asked.A_MOMENT_AGO, before);
    }
    if (!limits.allow(from.address())) {
      return new Answer(Asked.YES, before);
    }
    Optional<Enrolment> asked =
        before.isPresent()
            ? enrolments.again(before.get(), now, settings)
            : Optional.of(enrolments.begin(now, settings));
    if (asked.isEmpty()) {
      return new Answer(Asked.A_MOMENT_AGO, before);
    }
    new Outbox(session).put(EnrolmentCodeMessage.about(asked.get(), claim, from));
    return new Answer(Asked.YES, asked);
  }

  /**
   * What is told.
   *
   * @param enrolment what waits now; empty where nothing was written down
   */
  record Answer(Asked asked, Optional<Enrolment> enrolment) {}
}
