package fr.marelle.contact;

import fr.marelle.throttle.Tries;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;

/** Tries a code that was typed. A wrong one counts with every other secret of the account. */
final class CodeTrial {
  private final RequiredActionContext context;
  private final UserModel user;
  private final PendingContacts pendings;

  CodeTrial(RequiredActionContext context, PendingContacts pendings) {
    this.context = context;
    this.user = context.getUser();
    this.pendings = pendings;
  }

  /** What came of it. */
  sealed interface Verdict {
    /** The contact is proved; the code is used up. */
    record Proved(PendingContact contact) implements Verdict {}

    /** It is not, and the page says why. */
    record Refused(String messageKey) implements Verdict {}

    /** Another tab used the code up, or asked for another contact. */
    record Gone() implements Verdict {}
  }

  /**
   * Tries it.
   *
   * @param contact the one that the page is about
   * @param typed at most as long as anybody types, see {@link ContactCode#read}; may be null
   */
  Verdict of(ContactKind kind, String contact, String typed) {
    return ContactCode.read(typed)
        .map(code -> check(kind, contact, code))
        .orElseGet(() -> new Verdict.Refused("marelleContactCodeIncomplete"));
  }

  private Verdict check(ContactKind kind, String contact, String code) {
    Tries tries = Tries.of(context.getSession(), context.getRealm());
    if (tries.isLocked(user)) {
      return new Verdict.Refused("marelleContactLocked");
    }
    CodeAnswer answer = pendings.check(user, kind, contact, code);
    if (answer instanceof CodeAnswer.Right right) {
      return new Verdict.Proved(right.contact());
    }
    if (answer instanceof CodeAnswer.Wrong wrong) {
      tries.failed(user);
      tellOfFailure(kind);
      return new Verdict.Refused(
          wrong.triesLeft() > 0 ? "marelleContactCodeWrong" : "marelleContactCodeSpent");
    }
    return switch ((CodeAnswer.Nothing) answer) {
      case NOT_SENT -> new Verdict.Refused("marelleContactCodeNotSent");
      case EXPIRED -> new Verdict.Refused("marelleContactCodeExpired");
      case SPENT -> new Verdict.Refused("marelleContactCodeSpent");
      case GONE -> new Verdict.Gone();
    };
  }

  private void tellOfFailure(ContactKind kind) {
    context
        .getEvent()
        .clone()
        .user(user)
        .event(
            switch (kind) {
              case EMAIL -> EventType.VERIFY_EMAIL_ERROR;
              case MOBILE -> EventType.UPDATE_PROFILE_ERROR;
            })
        .error(Errors.INVALID_CODE);
  }
}
