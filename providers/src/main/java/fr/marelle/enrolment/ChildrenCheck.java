package fr.marelle.enrolment;

import fr.marelle.attachment.AttachmentReports;
import fr.marelle.audit.AccountEvents;
import fr.marelle.throttle.Tries;
import java.util.List;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Looks at what was answered of a relative's children. */
final class ChildrenCheck {
  private final KeycloakSession session;
  private final RealmModel realm;
  private final BirthDateTries today;
  private final EventBuilder event;

  /**
   * @param event the one under way; ours are beside it
   */
  ChildrenCheck(
      KeycloakSession session, RealmModel realm, EnrolmentSettings settings, EventBuilder event) {
    this.session = session;
    this.realm = realm;
    this.today = new BirthDateTries(session, settings);
    this.event = event;
  }

  /** What came of it. */
  enum Answer {
    /** They are other children by now than those on the page. */
    CHANGED,
    /** Something is missing, or no date. */
    INCOMPLETE,
    /** A child is said not to be hers: the school is told, and nothing opens. */
    DENIED,
    /** The same, but there is no school to be told. */
    DENIED_TO_NOBODY,
    /** The account waits; nothing was looked at, and nothing counted. */
    LOCKED,
    /** A date is wrong, or several. */
    WRONG,
    /** Too many tries today. */
    SPENT,
    /** All dates are right. */
    RIGHT
  }

  /** Takes a try, unless there is nothing to look at. */
  Answer check(UserModel relative, List<Child> children, ChildEntries entries) {
    if (!entries.areOf(children)) {
      return Answer.CHANGED;
    }
    if (!entries.errors(children).isEmpty()) {
      return Answer.INCOMPLETE;
    }
    if (entries.denyAny()) {
      // Before any date is looked at: a "no" must not tell whether those of the others are right.
      return report(relative, entries.denied(children)) ? Answer.DENIED : Answer.DENIED_TO_NOBODY;
    }
    Tries tries = Tries.of(session, realm);
    if (tries.isLocked(relative)) {
      return Answer.LOCKED;
    }
    if (!today.take(relative)) {
      return Answer.SPENT;
    }
    if (entries.areRight(children)) {
      return Answer.RIGHT;
    }
    tries.failed(relative);
    event
        .clone()
        .user(relative)
        .detail(AccountEvents.ENROLMENT, "birth-dates")
        .error(Errors.INVALID_USER_CREDENTIALS);
    return today.isOneLeft(relative) ? Answer.WRONG : Answer.SPENT;
  }

  /** Tells the school, if there is one; who stands in for whom stays as it is. */
  private boolean report(UserModel relative, List<Child> denied) {
    AttachmentReports reports = new AttachmentReports(session, realm);
    boolean told = false;
    for (Child child : denied) {
      told |= reports.add(relative, child.pupil(), Enrolments.now());
      // Said once more, or of a pupil without a school, it still leaves a trace.
      event
          .clone()
          .event(EventType.CUSTOM_REQUIRED_ACTION)
          .user(relative)
          .detail(AccountEvents.ATTACHMENT_REPORTED, child.pupil().getId())
          .success();
    }
    return told;
  }
}
