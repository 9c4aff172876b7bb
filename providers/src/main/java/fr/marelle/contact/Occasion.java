package fr.marelle.contact;

import java.util.List;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.Constants;

/** Why a person is on the pages about contacts: it decides what may be left undone. */
final class Occasion {
  private final RequiredActionContext context;
  private final DueContacts due;

  Occasion(RequiredActionContext context, DueContacts due) {
    this.context = context;
    this.due = due;
  }

  /** Whether an application sent the person here (kc_action). */
  boolean isInitiated() {
    return ContactsRequiredActionFactory.ID.equals(
        context.getAuthenticationSession().getClientNote(Constants.KC_ACTION_EXECUTING));
  }

  /** Whether a rule put the page before the person, and nobody asked for it. */
  boolean isAsked() {
    return !isInitiated()
        && context
            .getUser()
            .getRequiredActionsStream()
            .noneMatch(ContactsRequiredActionFactory.ID::equals);
  }

  /** What has to be verified before the person gets on: only where a rule put the page here. */
  List<ContactKind> strict() {
    return context
            .getAuthenticationSession()
            .getRequiredActions()
            .contains(ContactsRequiredActionFactory.ID)
        ? due.strict()
        : List.of();
  }

  /** Whether a rule put the page here, and still wants something. */
  boolean wantsMore() {
    return isAsked() && !due.all().isEmpty();
  }

  /** Whether a rule put the page here, and has what it wanted. */
  boolean isSettled() {
    return isAsked() && due.all().isEmpty();
  }
}
