package fr.marelle.classroom.roster;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.code.CodeKind;
import fr.marelle.code.SignInMeans;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;

class HoldingsTest {
  private static final Instant NOW = Instant.parse("2026-09-02T08:00:00Z");

  @Test
  void aCodeIsShownEvenAfterItsTime() {
    Instant issued = NOW.minusSeconds(60);
    Holdings held =
        new Holdings(SignInMeans.none(), Optional.empty(), false).with(code(issued, NOW));

    assertThat(held.code(NOW))
        .contains(new CodeMark(CodeKind.ACTIVATION, issued, Optional.of(NOW), true));
    assertThat(held.code(NOW.minusSeconds(1)))
        .contains(new CodeMark(CodeKind.ACTIVATION, issued, Optional.of(NOW), false));
  }

  @Test
  void whoHasNoCodeShowsNone() {
    assertThat(new Holdings(SignInMeans.none(), Optional.empty(), false).code(NOW)).isEmpty();
  }

  private static CredentialModel code(Instant issuedAt, Instant expiresAt) {
    CredentialModel credential = new CredentialModel();
    credential.setId("code");
    credential.setType(CodeKind.ACTIVATION.credentialType());
    credential.setCreatedDate(issuedAt.toEpochMilli());
    credential.setCredentialData("{\"expiresAt\":%d}".formatted(expiresAt.toEpochMilli()));
    return credential;
  }
}
