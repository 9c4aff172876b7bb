package fr.marelle.contact;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.Profile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailConfigTest {
  @Test
  void everyoneMustHaveAnAddressUnlessConfiguredOtherwise() {
    EmailConfig untouched = new EmailConfig(Map.of());

    assertThat(untouched.mandatoryFor()).containsExactly(Profile.values());
    assertThat(untouched.problem()).isEmpty();
  }

  @Test
  void theListIsReadAsTheConsoleJoinsIt() {
    EmailConfig config = configured("relative##teacher");

    assertThat(config.mandatoryFor()).containsExactly(Profile.RELATIVE, Profile.TEACHER);
    assertThat(config.problem()).isEmpty();
  }

  @Test
  void nobodyAloneMakesItOptionalForAll() {
    EmailConfig config = configured("nobody");

    assertThat(config.mandatoryFor()).isEmpty();
    assertThat(config.problem()).isEmpty();
  }

  @Test
  void nobodyTogetherWithAProfileIsRefused() {
    assertThat(configured("nobody##pupil").problem()).contains("marelleEmailConfigNobody");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parent", "pupil##parent", "pupil,relative"})
  void anUnknownProfileIsRefused(String value) {
    assertThat(configured(value).problem()).contains("marelleEmailConfigProfile");
  }

  private static EmailConfig configured(String value) {
    return new EmailConfig(Map.of("mandatoryFor", value));
  }
}
