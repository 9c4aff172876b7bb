package fr.marelle.enrolment;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.Identifier;
import fr.marelle.outbox.Outbox;
import fr.marelle.sms.SmsPost;
import fr.marelle.sms.SmsPurpose;
import fr.marelle.throttle.Tries;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Looks at a code that was typed. It waits, locks and counts by who somebody says she is, whether
 * there is such a person or not; what it costs an account is counted off the request.
 */
final class CodeCheck {
  /** What no code has for its id: so that the same statements run for nobody. */
  private static final String NO_CODE = "";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Enrolments enrolments;
  private final EnrolmentCodes codes;
  private final Tries tries;

  CodeCheck(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.enrolments = new Enrolments(session, realm);
    this.codes = new EnrolmentCodes(session, realm);
    this.tries = Tries.of(session, realm);
  }

  /** What came of it. */
  sealed interface Answer {
    /** The person has the telephone that the school knows of this account. */
    record Right(UserModel relative) implements Answer {}

    /** Nothing was proved. */
    enum No implements Answer {
      /** Another code, or none that is good. */
      WRONG,
      /** Its time is over. */
      EXPIRED,
      /** Nothing was looked at, and nothing counted. */
      LOCKED,
      /** Too many were typed. */
      SPENT
    }
  }

  /**
   * Whether that code lets the visit go on.
   *
   * @param visit id of what waits; empty where nothing does
   */
  Answer check(Optional<String> visit, Claim claim, String typed, EnrolmentRequest from) {
    EnrolmentKey key = EnrolmentKey.of(session, realm);
    Identifier claimed = new Identifier(key.hash(claim));
    if (tries.isLocked(claimed)) {
      return Answer.No.LOCKED;
    }
    // Read when the turn has come: another window may have tried.
    Optional<Enrolment> waiting = visit.flatMap(enrolments::find);
    if (waiting.isEmpty()) {
      tries.failed(claimed);
      return Answer.No.WRONG;
    }
    Enrolment enrolment = waiting.get();
    Instant now = Enrolments.now();
    if (enrolment.isExpired(now)) {
      return Answer.No.EXPIRED;
    }
    if (!enrolments.countTry(enrolment)) {
      return Answer.No.SPENT;
    }
    String id = enrolment.code().orElse(NO_CODE);
    Optional<EnrolmentCode> code = codes.find(id);
    boolean counted = codes.countTry(id);
    Optional<EnrolmentCode> right =
        code.filter(one -> counted && !one.isExpired(now))
            .filter(one -> EnrolmentKey.same(key.code(one.id(), one.nonce()), typed));
    if (right.isPresent()) {
      return use(enrolment, right.get(), claim);
    }
    tries.failed(claimed);
    new Outbox(session).put(EnrolmentFailureMessage.of(enrolment, counted, from));
    return enrolment.tries() + 1 < Enrolment.MOST_TRIES ? Answer.No.WRONG : Answer.No.SPENT;
  }

  /** Whoever typed it has the telephone, and may be told of the account's own wait. */
  private Answer use(Enrolment enrolment, EnrolmentCode code, Claim claim) {
    Optional<UserModel> relative =
        Optional.ofNullable(session.users().getUserById(realm, code.account()))
            .filter(
                user -> claim.mobile().equals(user.getFirstAttribute(AccountAttributes.MOBILE)));
    if (relative.filter(tries::isLocked).isPresent()) {
      enrolments.forgetTry(enrolment);
      codes.forgetTry(code);
      return Answer.No.LOCKED;
    }
    if (relative.isEmpty() || !codes.use(code, enrolment)) {
      return Answer.No.WRONG;
    }
    SmsPost.of(session).used(code.account(), SmsPurpose.ENROLMENT);
    return new Answer.Right(relative.get());
  }
}
