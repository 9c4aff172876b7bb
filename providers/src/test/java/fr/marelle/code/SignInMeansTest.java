package fr.marelle.code;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.AccountState;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;

class SignInMeansTest {
  private static final Instant NOW = Instant.parse("2026-09-02T08:00:00Z");
  private static final Instant BEFORE = NOW.minusSeconds(60);
  private static final Instant LATER = NOW.plusSeconds(60);

  @Test
  void anActivationCodeIsShownEvenAfterItsTime() {
    SignInMeans means = SignInMeans.none().with(code(CodeKind.ACTIVATION, BEFORE, NOW));

    assertThat(means.state(true, NOW)).isEqualTo(AccountState.TO_ACTIVATE);
    assertThat(means.code()).get().matches(kept -> kept.code().isExpired(NOW));
  }

  @Test
  void aRenewalCodeCountsWhileItIsValid() {
    SignInMeans means =
        SignInMeans.none()
            .with(password(Instant.EPOCH))
            .with(code(CodeKind.RENEWAL, BEFORE, LATER));

    assertThat(means.state(true, NOW)).isEqualTo(AccountState.RENEWING);
    assertThat(means.state(true, LATER)).isEqualTo(AccountState.ACTIVE);
  }

  @Test
  void aRenewalCodeOlderThanThePasswordIsNoneAnyMore() {
    SignInMeans means =
        SignInMeans.none().with(password(NOW)).with(code(CodeKind.RENEWAL, BEFORE, LATER));

    assertThat(means.code()).isEmpty();
    assertThat(means.state(true, NOW)).isEqualTo(AccountState.ACTIVE);
  }

  @Test
  void anActivationCodeBesideAPasswordIsNone() {
    SignInMeans means =
        SignInMeans.none().with(password(BEFORE)).with(code(CodeKind.ACTIVATION, NOW, LATER));

    assertThat(means.code()).isEmpty();
    assertThat(means.state(true, NOW)).isEqualTo(AccountState.ACTIVE);
  }

  @Test
  void ofSeveralCodesTheNewestCounts() {
    SignInMeans means =
        SignInMeans.none()
            .with(code(CodeKind.ACTIVATION, NOW, LATER))
            .with(code(CodeKind.ACTIVATION, BEFORE, LATER));

    assertThat(means.code()).get().matches(kept -> kept.code().issuedAt().equals(NOW));
  }

  @Test
  void aBlockedAccountIsBlockedWhateverItHas() {
    assertThat(SignInMeans.none().with(password(BEFORE)).state(false, NOW))
        .isEqualTo(AccountState.BLOCKED);
  }

  @Test
  void whoSignsInElsewhereHasNothingToActivate() {
    SignInMeans means = SignInMeans.none().withFederation();

    assertThat(means.state(true, NOW)).isEqualTo(AccountState.ACTIVE);
    assertThat(means.with(code(CodeKind.ACTIVATION, BEFORE, LATER)).state(true, NOW))
        .isEqualTo(AccountState.TO_ACTIVATE);
  }

  @Test
  void aPasswordThatADirectoryKeepsIsOlderThanAnyCode() {
    SignInMeans means = SignInMeans.ofDirectory().with(code(CodeKind.RENEWAL, BEFORE, LATER));

    assertThat(means.state(true, NOW)).isEqualTo(AccountState.RENEWING);
  }

  @Test
  void aRenewalCodeOfWhoHasNoPasswordHereOpensNothing() {
    SignInMeans means =
        SignInMeans.none().withFederation().with(code(CodeKind.RENEWAL, BEFORE, LATER));

    assertThat(means.code()).isEmpty();
    assertThat(means.state(true, NOW)).isEqualTo(AccountState.ACTIVE);
  }

  @Test
  void aCodeWhoseDataNobodyCanReadIsOver() {
    CredentialModel credential = code(CodeKind.ACTIVATION, BEFORE, LATER);
    credential.setCredentialData("null");

    SignInMeans means = SignInMeans.none().with(credential);

    assertThat(means.code()).get().matches(kept -> kept.code().isExpired(NOW));
    assertThat(means.state(true, NOW)).isEqualTo(AccountState.TO_ACTIVATE);
  }

  private static CredentialModel password(Instant since) {
    CredentialModel credential = new CredentialModel();
    credential.setType(PasswordCredentialModel.TYPE);
    credential.setCreatedDate(since.toEpochMilli());
    return credential;
  }

  private static CredentialModel code(CodeKind kind, Instant issuedAt, Instant expiresAt) {
    CredentialModel credential = new CredentialModel();
    credential.setId("id-" + issuedAt);
    credential.setType(kind.credentialType());
    credential.setCreatedDate(issuedAt.toEpochMilli());
    credential.setCredentialData("{\"expiresAt\":%d}".formatted(expiresAt.toEpochMilli()));
    return credential;
  }
}
