package fr.marelle.code;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The credential type of one kind of code: shown in the console without its value, removable there,
 * and accepted in clear where Keycloak itself creates accounts (realm file, partial import, admin
 * REST), which ends sealed. It checks nothing by itself: only the login form does, so that no
 * direct grant takes a code.
 */
final class CodeCredentialProvider implements CredentialProvider<CredentialModel> {
  private static final Logger LOG = Logger.getLogger(CodeCredentialProvider.class);

  private final KeycloakSession session;
  private final CodeKind kind;
  private final Codes codes;

  CodeCredentialProvider(KeycloakSession session, CodeKind kind) {
    this.session = session;
    this.kind = kind;
    this.codes = Codes.of(session);
  }

  @Override
  public String getType() {
    return kind.credentialType();
  }

  /**
   * Takes a code from outside. An account that is not for such a code, by its password, gets none:
   * loading the same file again must not open accounts that are in use. The code that the account
   * has already stays as it is.
   *
   * @return the credential that is kept, or what was handed in where it is passed over: Keycloak
   *     takes no null
   * @throws ModelValidationException if it is no acceptable code; the message never quotes it
   */
  @Override
  public CredentialModel createCredential(
      RealmModel realm, UserModel user, CredentialModel handedIn) {
    if (!Codes.isFor(user, kind)) {
      LOG.debugf(
          "The account %s is not one for a code of type %s: what was handed in is passed over.",
          user.getId(), getType());
      return handedIn;
    }
    CodeSecret secret = secretOf(handedIn);
    return secret.isSealed()
        ? replace(realm, user, handedIn)
        : keep(realm, user, secret.value(), expiryOf(handedIn), handedIn);
  }

  private CredentialModel keep(
      RealmModel realm,
      UserModel user,
      String text,
      Optional<Instant> expiry,
      CredentialModel handedIn) {
    if (!CodeText.isAcceptable(text)) {
      throw new ModelValidationException(
          "A code has %d to %d characters without spaces."
              .formatted(CodeText.MIN_LENGTH, CodeText.MAX_LENGTH));
    }
    Optional<StoredCode> present = codes.find(user, kind);
    if (present.filter(code -> isThis(user, code, text, expiry)).isPresent()) {
      return handedIn;
    }
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    ReadableCode code =
        new ReadableCode(text, expiry.or(() -> CodeLifetime.of(kind).expiry(realm, now)));
    return replace(realm, user, codes.sealed(user, kind, code));
  }

  private boolean isThis(
      UserModel user, StoredCode present, String text, Optional<Instant> expiry) {
    return codes.isText(user, present, text)
        && (expiry.isEmpty() || expiry.equals(present.expiresAt()));
  }

  private CredentialModel replace(RealmModel realm, UserModel user, CredentialModel code) {
    if (codes.find(user, kind).isPresent()) {
      codes.withdraw(realm, user, kind);
    }
    return user.credentialManager().createStoredCredential(code);
  }

  private CodeSecret secretOf(CredentialModel handedIn) {
    try {
      return CodeSecret.read(handedIn.getSecretData());
    } catch (IOException malformed) {
      // The cause would quote the code.
      throw new ModelValidationException(
          "The secretData of a credential of type "
              + getType()
              + " is {\"value\":\"<the code>\"}.");
    }
  }

  private Optional<Instant> expiryOf(CredentialModel handedIn) {
    try {
      return Optional.ofNullable(CodeData.read(handedIn.getCredentialData()).expiresAt())
          .map(Instant::ofEpochMilli);
    } catch (IOException malformed) {
      throw new ModelValidationException(
          "The credentialData of a credential of type "
              + getType()
              + " is {\"expiresAt\":<milliseconds since 1970>} or is left out.");
    }
  }

  @Override
  public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
    return user.credentialManager().removeStoredCredentialById(credentialId);
  }

  @Override
  public CredentialModel getCredentialFromModel(CredentialModel model) {
    return model;
  }

  @Override
  public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
    return CredentialTypeMetadata.builder()
        .type(getType())
        .category(CredentialTypeMetadata.Category.BASIC_AUTHENTICATION)
        .displayName(getType() + "-display-name")
        .helpText(getType() + "-help-text")
        .removeable(true)
        .build(session);
  }
}
