package fr.marelle.classroom.roster;

import fr.marelle.account.AccountState;
import fr.marelle.code.CodeKind;
import fr.marelle.code.StoredCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an account has to sign in with, as far as its state depends on it.
 *
 * @param passwordSince when its password was set; empty where it has none
 * @param federated whether somebody else checks its password
 * @param lastLogin the newest login that is known
 * @param leaving whether somebody wants the account to be removed
 * @param codes of any kind, without their secrets
 */
record Holdings(
    Optional<Instant> passwordSince,
    boolean federated,
    Optional<Instant> lastLogin,
    boolean leaving,
    List<KeptCode> codes) {

  /** A code and its kind. */
  record KeptCode(CodeKind kind, StoredCode code) {}

  static Holdings none() {
    return new Holdings(Optional.empty(), false, Optional.empty(), false, new ArrayList<>());
  }

  Holdings with(KeptCode code) {
    List<KeptCode> more = new ArrayList<>(codes);
    more.add(code);
    return new Holdings(passwordSince, federated, lastLogin, leaving, more);
  }

  Holdings withPassword(Instant since) {
    return new Holdings(Optional.of(since), federated, lastLogin, leaving, codes);
  }

  Holdings seen(boolean elsewhere, Optional<Instant> login, boolean onTheWayOut) {
    return new Holdings(passwordSince, elsewhere, login, onTheWayOut, codes);
  }

  /** The code that the account could use: of one kind at most, since a password decides. */
  Optional<CodeMark> code(Instant now) {
    return codes.stream()
        .filter(kept -> kept.kind().opens(passwordSince, kept.code().issuedAt()))
        .max(Comparator.comparing(kept -> kept.code().issuedAt()))
        .map(
            kept ->
                new CodeMark(
                    kept.kind(),
                    kept.code().issuedAt(),
                    kept.code().expiresAt(),
                    kept.code().isExpired(now)));
  }

  AccountState state(boolean enabled, Instant now) {
    Optional<CodeMark> code = code(now);
    return AccountState.of(
        new AccountState.Facts(
            enabled,
            passwordSince.isPresent(),
            federated,
            code.filter(mark -> mark.kind() == CodeKind.ACTIVATION).isPresent(),
            code.filter(mark -> mark.kind() == CodeKind.RENEWAL && !mark.expired()).isPresent()));
  }
}
