package fr.marelle.directory.plan;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.Profile;
import org.junit.jupiter.api.Test;

class NameKeyTest {
  @Test
  void spellingsOfOneNameAreOne() {
    assertThat(NameKey.of(Profile.PUPIL, "Jean-Noël", "D’ÉTÉ DUPONT"))
        .isEqualTo(NameKey.of(Profile.PUPIL, "jean noel", "D'Été-Dupont"));
  }

  @Test
  void othersAreNot() {
    assertThat(NameKey.of(Profile.PUPIL, "Jean", "Noël"))
        .isNotEqualTo(NameKey.of(Profile.RELATIVE, "Jean", "Noël"))
        .isNotEqualTo(NameKey.of(Profile.PUPIL, "Noël", "Jean"));
  }
}
