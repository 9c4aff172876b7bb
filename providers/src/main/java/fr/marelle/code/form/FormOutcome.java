package fr.marelle.code.form;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** What an act on the form behind a code leads to. */
public sealed interface FormOutcome {

  /** The form, shown for the first time or again with what is wrong. */
  record Page(Response response) implements FormOutcome {}

  /**
   * Back to the login page.
   *
   * @param reason key of the message that says why; empty where the person chose to leave
   * @param identifier to fill in there; empty where the account is gone
   */
  record Left(Optional<String> reason, Optional<String> identifier) implements FormOutcome {}

  /** The account has its new password and its owner has just proved who she is. */
  record Done(UserModel user) implements FormOutcome {}
}
