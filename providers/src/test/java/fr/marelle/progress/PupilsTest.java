package fr.marelle.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PupilsTest {
  private final Pupils pupils = new Pupils();

  @Test
  void aChildIsInAllOfItsClasses() {
    pupils.add(new Presence("CE2 A", "child"), "E-1");
    pupils.add(new Presence("CM1 A", "child"), "E-1");

    assertThat(pupils.externalIds()).containsExactly("E-1");
    assertThat(pupils.placesOf("E-1")).containsExactlyInAnyOrder("CE2 A", "CM1 A");
    assertThat(pupils.placesOf("E-2")).isEmpty();
  }

  @Test
  void noRelativeNamesAPupilWithoutExternalId() {
    Presence child = new Presence("CE2 A", "child");

    pupils.add(child, null);

    assertThat(pupils.presences()).containsExactly(child);
    assertThat(pupils.externalIds()).isEmpty();
  }
}
