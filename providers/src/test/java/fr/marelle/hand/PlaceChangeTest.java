package fr.marelle.hand;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.plan.PlaceName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceChangeTest {
  private static final String SCHOOL = "0590123A";
  private static final PlaceName CE2 = new PlaceName(SCHOOL, "CE2 A");
  private static final PlaceName CM1 = new PlaceName(SCHOOL, "CM1");
  private static final PlaceName ELSEWHERE = new PlaceName("0590456B", "6E B");

  @Test
  void aMoveTakesThePlaceOfWhatTheDirectoryGaveAndOfNothingElsewhere() {
    assertThat(
            new PlaceChange(SCHOOL, List.of("ce2  a"), List.of("CM1"))
                .apply(Set.of(CE2, ELSEWHERE)))
        .containsExactlyInAnyOrder(CM1, ELSEWHERE);
  }

  @Test
  void whoeverHasNoClassLeftIsOfTheSchool() {
    assertThat(new PlaceChange(SCHOOL, List.of("CE2 A"), List.of()).apply(Set.of(CE2)))
        .containsExactly(PlaceName.school(SCHOOL));
    assertThat(
            new PlaceChange(SCHOOL, List.of(), List.of("CM1"))
                .apply(Set.of(PlaceName.school(SCHOOL))))
        .containsExactly(CM1);
  }

  @Test
  void whomTheDirectoryNeverPutHereStaysWhereItDid() {
    assertThat(new PlaceChange(SCHOOL, List.of(), List.of("CM1")).apply(Set.of(ELSEWHERE)))
        .containsExactly(ELSEWHERE);
  }
}
