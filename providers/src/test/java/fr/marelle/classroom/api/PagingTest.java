package fr.marelle.classroom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {
  private static final List<Integer> LIST = IntStream.range(0, 250).boxed().toList();

  @Test
  void aHundredComeFirst() {
    Page<Integer> page = Paging.of((String) null, null).of(LIST, Function.identity());
    assertThat(page).isEqualTo(new Page<>(LIST.subList(0, 100), 0, 100, 250));
  }

  @Test
  void aPartMayBeShortOrEmpty() {
    assertThat(Paging.of("240", "20").of(LIST, Function.identity()).items()).hasSize(10);
    assertThat(Paging.of("2147483647", "500").of(LIST, Function.identity()).items()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-1,-,?first",
        "x,-,?first",
        "'',-,?first",
        "2147483648,-,?first",
        "-,0,?max",
        "-,501,?max",
        "-,1e2,?max"
      })
  void whatIsOutOfTheLimitsIsPointedOut(String first, String max, String pointer) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Paging.of(first, max))
        .satisfies(refusal -> assertThat(refusal.faults().get(0).pointer()).isEqualTo(pointer));
  }
}
