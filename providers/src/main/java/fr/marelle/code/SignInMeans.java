package fr.marelle.code;

import fr.marelle.account.AccountState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * What an account has to sign in with, as far as its state depends on it.
 *
 * @param passwordSince when its password was set; empty where it has none
 * @param federated whether somebody else checks its password
 * @param codes of any kind, without their secrets
 */
public record SignInMeans(
    Optional<Instant> passwordSince, boolean federated, List<KeptCode> codes) {

  /** A code and its kind. */
  public record KeptCode(CodeKind kind, StoredCode code) {}

  /** Of an account that nobody has opened. */
  public static SignInMeans none() {
    return new SignInMeans(Optional.empty(), false, List.of());
  }

  /**
   * Of an account whose password a directory keeps. The password's date is unknown: it is older
   * than any code.
   */
  public static SignInMeans ofDirectory() {
    return new SignInMeans(Optional.of(Instant.EPOCH), true, List.of());
  }

  /** With somebody else who checks the password. */
  public SignInMeans withFederation() {
    return new SignInMeans(passwordSince, true, codes);
  }

  /**
   * With a credential as the database has it: a password or a code, of which the secret may have
   * been left out.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public SignInMeans with(CredentialModel credential) {
    if (PasswordCredentialModel.TYPE.equals(credential.getType())) {
      return new SignInMeans(Optional.of(StoredCode.creationOf(credential)), federated, codes);
    }
    List<KeptCode> more = new ArrayList<>(codes);
    more.add(new KeptCode(CodeKind.fromString(credential.getType()), StoredCode.of(credential)));
    return new SignInMeans(passwordSince, federated, List.copyOf(more));
  }

  /**
   * The code that the account could use, were it not expired: of one kind at most, since a password
   * decides.
   */
  public Optional<KeptCode> code() {
    return codes.stream()
        .filter(kept -> kept.kind().opens(passwordSince, kept.code().issuedAt()))
        .max(Comparator.comparing(KeptCode::code, StoredCode.NEWEST_LAST));
  }

  /** The state of an account that has these. */
  public AccountState state(boolean enabled, Instant now) {
    Optional<KeptCode> code = code();
    return AccountState.of(
        new AccountState.Facts(
            enabled,
            passwordSince.isPresent(),
            federated,
            code.filter(kept -> kept.kind() == CodeKind.ACTIVATION).isPresent(),
            code.filter(kept -> kept.kind() == CodeKind.RENEWAL && !kept.code().isExpired(now))
                .isPresent()));
  }
}
