package fr.marelle.directory.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldTest {
  @Test
  void what_is_absent_stays_what_is_cleared_goes_and_what_is_said_takes_the_place() {
    Optional<String> known = Optional.of("before");

    assertThat(Field.<String>absent().over(known)).isEqualTo(known);
    assertThat(Field.<String>cleared().over(known)).isEmpty();
    assertThat(Field.of("after").over(known)).contains("after");
  }

  @Test
  void a_field_of_another_type_says_as_much() {
    assertThat(Field.of("four").map(String::length)).isEqualTo(Field.of(4));
    assertThat(Field.<String>absent().map(String::length)).isEqualTo(Field.absent());
    assertThat(Field.<String>cleared().map(String::length)).isEqualTo(Field.cleared());
  }
}
