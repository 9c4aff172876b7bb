package fr.marelle.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneByOneTest {
  private final List<String> met = new ArrayList<>();

  @Test
  void whatComesOfEachIsAddedUp() {
    OneByOne schools = new OneByOne(List.of("a", "b"));

    assertThat(schools.sum(school -> 2)).isEqualTo(4);
    assertThat(schools.failed()).isZero();
    assertThat(schools.firstFailure()).isEmpty();
  }

  @Test
  void aSchoolThatFailsKeepsNoOtherBack() {
    OneByOne schools = new OneByOne(List.of("a", "broken", "c"));

    assertThat(schools.sum(this::meet)).isEqualTo(2);
    assertThat(met).containsExactly("a", "broken", "c");
    assertThat(schools.failed()).isEqualTo(1);
    assertThat(schools.firstFailure()).get().extracting(Throwable::getMessage).isEqualTo("broken");
  }

  @Test
  void whereManyInARowFailItEnds() {
    List<String> all = IntStream.range(0, 100).mapToObj(i -> i == 9 ? "ok" : "broken").toList();
    OneByOne schools = new OneByOne(all);

    assertThat(schools.sum(this::meet)).isEqualTo(1);
    assertThat(met).hasSize(20);
    assertThat(schools.failed()).isEqualTo(99);
  }

  private int meet(String school) {
    met.add(school);
    if (school.equals("broken")) {
      throw new IllegalStateException(school);
    }
    return 1;
  }
}
