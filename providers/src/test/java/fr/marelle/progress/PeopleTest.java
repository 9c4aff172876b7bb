package fr.marelle.progress;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.Profile;
import fr.marelle.code.SignInMeans;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;

class PeopleTest {
  private static final Instant NOW = Instant.parse("2026-09-02T08:00:00Z");

  private final People people = new People();

  @Test
  void profilesAndStatesCountApartAtEachPlace() {
    people.add("mother", Profile.RELATIVE, true, SignInMeans.none());
    people.add("father", Profile.RELATIVE, false, SignInMeans.none());
    people.add("child", Profile.PUPIL, true, SignInMeans.none());
    people.hold("mother", password());

    Map<String, Headcount> counted =
        people.count(
            Set.of(
                new Presence("CE2 A", "mother"),
                new Presence("CE2 A", "father"),
                new Presence("CE2 A", "child"),
                new Presence("CM1 A", "mother")),
            NOW);

    assertThat(counted)
        .isEqualTo(
            Map.of(
                "CE2 A",
                new Headcount(
                    Map.of(
                        Profile.RELATIVE, new StateCounts(1, 0, 0, 1),
                        Profile.PUPIL, new StateCounts(0, 1, 0, 0))),
                "CM1 A",
                new Headcount(Map.of(Profile.RELATIVE, new StateCounts(1, 0, 0, 0)))));
  }

  @Test
  void whatAnAccountHoldsIsKeptWhenItIsReadAgain() {
    people.add("mother", Profile.RELATIVE, true, SignInMeans.none());
    people.hold("mother", password());
    people.add("mother", Profile.RELATIVE, true, SignInMeans.none());

    assertThat(people.count(Set.of(new Presence("CE2 A", "mother")), NOW).get("CE2 A"))
        .isEqualTo(new Headcount(Map.of(Profile.RELATIVE, new StateCounts(1, 0, 0, 0))));
  }

  @Test
  void whoWasNotReadIsMissingAndOfNoProfile() {
    people.add("mother", Profile.RELATIVE, true, SignInMeans.none());

    assertThat(people.missing(List.of("mother", "father", "father"))).containsExactly("father");
    assertThat(people.has("mother", Profile.RELATIVE)).isTrue();
    assertThat(people.has("mother", Profile.PUPIL)).isFalse();
    assertThat(people.has("father", Profile.RELATIVE)).isFalse();
  }

  private static CredentialModel password() {
    CredentialModel credential = new CredentialModel();
    credential.setType(PasswordCredentialModel.TYPE);
    credential.setCreatedDate(NOW.toEpochMilli());
    return credential;
  }
}
