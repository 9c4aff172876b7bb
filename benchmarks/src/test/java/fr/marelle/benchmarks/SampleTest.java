package fr.marelle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {
  private final Sample oneToFive = Sample.of(List.of(5.0, 1.0, 4.0, 2.0, 3.0));

  @Test
  void theMedianIsTheMiddleOne() {
    assertThat(oneToFive.median()).isEqualTo(3);
    assertThat(Sample.of(List.of(1.0, 2.0)).median()).isEqualTo(1.5);
  }

  @Test
  void aPercentileBetweenTwoValuesLiesInBetween() {
    assertThat(oneToFive.percentile(95)).isCloseTo(4.8, within(1e-9));
    assertThat(oneToFive.percentile(0)).isEqualTo(1);
    assertThat(oneToFive.percentile(100)).isEqualTo(5);
  }

  @Test
  void equalSamplesCannotBeToldApart() {
    assertThat(oneToFive.longerThan(oneToFive)).isEqualTo(0.5);
    assertThat(oneToFive.medianLess(oneToFive)).isZero();
  }

  @Test
  void samplesApartAreToldApartWithCertainty() {
    Sample later = Sample.of(List.of(6.0, 7.0, 8.0));

    assertThat(later.longerThan(oneToFive)).isEqualTo(1);
    assertThat(oneToFive.longerThan(later)).isZero();
  }

  @Test
  void theIntervalHoldsTheTrueDifference() {
    Sample low = ramp(0);
    Sample high = ramp(10);

    Sample.Interval interval = high.medianLessWithConfidence(low);

    assertThat(interval.from()).isLessThan(10).isGreaterThan(0);
    assertThat(interval.to()).isGreaterThan(10).isLessThan(20);
  }

  @Test
  void nothingMeasuredIsNoSample() {
    assertThatThrownBy(() -> Sample.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static Sample ramp(int offset) {
    return Sample.of(
        IntStream.range(0, 200).mapToObj(i -> offset + (i * 37 % 200) / 10.0).toList());
  }
}
