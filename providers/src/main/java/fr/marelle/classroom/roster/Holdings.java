package fr.marelle.classroom.roster;

import fr.marelle.code.SignInMeans;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;

/**
 * What an account has to sign in with, and what else is known of it.
 *
 * @param lastLogin the newest login that is known
 * @param leaving whether somebody wants the account to be removed
 */
record Holdings(SignInMeans means, Optional<Instant> lastLogin, boolean leaving) {
  Holdings with(CredentialModel credential) {
    return new Holdings(means.with(credential), lastLogin, leaving);
  }

  /** The code that the account could use, were it not expired. */
  Optional<CodeMark> code(Instant now) {
    return means
        .code()
        .map(
            kept ->
                new CodeMark(
                    kept.kind(),
                    kept.code().issuedAt(),
                    kept.code().expiresAt(),
                    kept.code().isExpired(now)));
  }
}
