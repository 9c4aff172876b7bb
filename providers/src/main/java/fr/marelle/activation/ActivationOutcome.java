package fr.marelle.activation;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** What an act on the activation form leads to. */
public sealed interface ActivationOutcome {

  /** The form, shown for the first time or again with what is wrong. */
  record Page(Response response) implements ActivationOutcome {}

  /**
   * Back to the login page.
   *
   * @param reason key of the message that says why; empty where the person chose to leave
   * @param identifier to fill in there; empty where the account is gone
   */
  record Left(Optional<String> reason, Optional<String> identifier) implements ActivationOutcome {}

  /** The account is active and its owner has just proved who she is. */
  record Done(UserModel user) implements ActivationOutcome {}
}
