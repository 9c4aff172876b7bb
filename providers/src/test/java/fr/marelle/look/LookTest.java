package fr.marelle.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LookTest {

  @Test
  void is_read_from_the_value_that_is_stored() {
    assertThat(Look.parse("ecole")).contains(Look.ECOLE);
    assertThat(Look.parse("college")).contains(Look.COLLEGE);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"ECOLE", "lycee", "../keycloak"})
  void is_nothing_for_any_other_value(String value) {
    assertThat(Look.parse(value)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void has_a_theme_that_exists(Look look) {
    assertThat(Look.draws(look.themeName())).isTrue();
    assertThat(Path.of("../themes/src/main/resources/theme", look.themeName(), "login"))
        .matches(Files::isDirectory);
  }

  @Test
  void leaves_other_themes_alone() {
    assertThat(Look.draws("keycloak.v2")).isFalse();
    assertThat(Look.draws(null)).isFalse();
  }
}
