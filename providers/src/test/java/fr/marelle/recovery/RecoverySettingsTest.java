package fr.marelle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.Profile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.provider.ProviderConfigProperty;

class RecoverySettingsTest {
  @Test
  void byDefaultAnswersAreNeutralAndPupilsAskTheirTeacher() {
    RecoverySettings settings = RecoverySettings.read(Map.of());

    assertThat(settings.explicit()).isFalse();
    assertThat(settings.help()).isEqualTo(Help.PAGE);
    assertThat(settings.ways().get(Profile.PUPIL)).isEqualTo(Way.TEACHER);
    assertThat(settings.ways().get(Profile.RELATIVE)).isEqualTo(Way.LINK);
    assertThat(settings.linkLifetime()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.completion()).isEqualTo(Completion.NAME);
    assertThat(settings.endsSessions()).isTrue();
  }

  @Test
  void whatTheConsoleKeepsIsRead() {
    RecoverySettings settings =
        RecoverySettings.read(
            Map.of(
                "help", "links",
                "answers", "explicit",
                "way.pupil", "code",
                "linkLifetimeMinutes", "240",
                "completion", "school",
                "endSessions", "false"));

    assertThat(settings.help()).isEqualTo(Help.LINKS);
    assertThat(settings.explicit()).isTrue();
    assertThat(settings.ways().get(Profile.PUPIL)).isEqualTo(Way.CODE);
    assertThat(settings.linkLifetime()).isEqualTo(Duration.ofHours(4));
    assertThat(settings.completion()).isEqualTo(Completion.SCHOOL);
    assertThat(settings.endsSessions()).isFalse();
  }

  /** CNIL, délibération 2022-100: 24 hours at most. */
  @ParameterizedTest
  @CsvSource({"0, 1", "-5, 1", "100000, 1440", "soon, 60", "' 30 ', 30"})
  void aLinkLivesFromAMinuteToADay(String configured, long minutes) {
    assertThat(
            RecoverySettings.read(Map.of("linkLifetimeMinutes", configured))
                .linkLifetime()
                .toMinutes())
        .isEqualTo(minutes);
  }

  @Test
  void theDefaultsThatTheConsoleShowsAreThoseThatApply() {
    Map<String, String> shown =
        RecoveryProperties.all().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    ProviderConfigProperty::getName,
                    property -> property.getDefaultValue().toString()));

    assertThat(RecoverySettings.read(shown)).isEqualTo(RecoverySettings.read(Map.of()));
  }
}
