package fr.marelle.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyboardsTest {
  private final Keyboards keyboards = new Keyboards();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Azerty123!",
        "azertyuiop",
        "Qsdfgh59!",
        "Wxcvbn,;:!",
        "Poiuytreza1!",
        "Azerty&é\"'",
        "Qwerty!@#$",
        "1qaz2wsx",
        "Aqwzsxedc1!",
        "Aze-Qsd-Wxc1",
        "123456789",
        "987654321",
        "Abcd1234!",
        "A1b2c3d4!",
        "Zyxwvu1!",
        "Aaaa1111!!",
        "1234!aaaa"
      })
  void knowsThePathsOfAFinger(String password) {
    assertThat(keyboards.isWalk(password)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Azerty-Licorne1!",
        "Tulipe59!",
        "Mon azerty préféré",
        "Xk7#om9$",
        "abc",
        "12",
        "",
        "Fenetre-Ouverte7",
        "Rz!8vq2K"
      })
  void leavesOtherTextsAlone(String password) {
    assertThat(keyboards.isWalk(password)).isFalse();
  }
}
