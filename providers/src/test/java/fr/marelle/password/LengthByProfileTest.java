package fr.marelle.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.marelle.account.Profile;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.policy.PasswordPolicyConfigException;

class LengthByProfileTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "8", " 8 "})
  void isEightForEverybodyUnlessSaidOtherwise(String config) {
    LengthByProfile lengths = LengthByProfile.parse(config);

    assertThat(lengths.of(Optional.empty())).isEqualTo(8);
    assertThat(lengths.of(Optional.of(Profile.PUPIL))).isEqualTo(8);
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void givesEachProfileItsOwn(Profile profile) {
    LengthByProfile lengths = LengthByProfile.parse("8, " + profile.value() + " = 6");

    assertThat(lengths.of(Optional.of(profile))).isEqualTo(6);
    assertThat(lengths.of(Optional.empty())).isEqualTo(8);
  }

  @Test
  void readsSeveralProfiles() {
    LengthByProfile lengths = LengthByProfile.parse("12,PUPIL=6,relative=8");

    assertThat(lengths.of(Optional.of(Profile.PUPIL))).isEqualTo(6);
    assertThat(lengths.of(Optional.of(Profile.RELATIVE))).isEqualTo(8);
    assertThat(lengths.of(Optional.of(Profile.TEACHER))).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "eight | 'eight' is not a number. Write the minimum of everybody, then the exceptions: 8, pupil=6",
        "pupil=6 | 'pupil=6' is not a number. Write the minimum of everybody, then the exceptions: 8, pupil=6",
        "8, 6 | '6' is not profile=number. Write the minimum of everybody, then the exceptions: 8, pupil=6",
        "8, | '' is not profile=number. Write the minimum of everybody, then the exceptions: 8, pupil=6",
        "8, élève=6 | 'élève' is no profile. The profiles are pupil, relative, teacher, staff, guest",
        "8, pupil=6, pupil=7 | 'pupil' is there twice",
        "3 | 3 is not between 4 and 128",
        "129 | 129 is not between 4 and 128",
        "8, pupil=0 | 0 is not between 4 and 128",
        "-8 | '-8' is not a number. Write the minimum of everybody, then the exceptions: 8, pupil=6",
        "99999999999 | '99999999999' is not a number. Write the minimum of everybody, then the exceptions: 8, pupil=6"
      })
  void saysWhatIsWrongWithTheSetting(String config, String message) {
    assertThatThrownBy(() -> LengthByProfile.parse(config))
        .isInstanceOf(PasswordPolicyConfigException.class)
        .hasMessage(message);
  }

  @Test
  void refusesASettingWithoutEnd() {
    assertThatThrownBy(() -> LengthByProfile.parse("8," + " ".repeat(200) + "pupil=6"))
        .isInstanceOf(PasswordPolicyConfigException.class)
        .hasMessage("Longer than 200 characters");
  }
}
