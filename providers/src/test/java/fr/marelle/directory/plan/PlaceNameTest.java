package fr.marelle.directory.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceNameTest {
  @Test
  void whatIsWrittenIsReadAgain() {
    Set<PlaceName> places =
        Set.of(new PlaceName("0590123A", "CE1/CE2 \"bilingue\""), PlaceName.school("0590456B"));

    assertThat(PlaceName.read(PlaceName.write(places))).isEqualTo(places);
    assertThat(PlaceName.read(PlaceName.write(Set.of()))).isEmpty();
  }
}
