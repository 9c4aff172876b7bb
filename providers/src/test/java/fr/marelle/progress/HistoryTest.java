package fr.marelle.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.marelle.account.Profile;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
  private static final StateCounts BEGINNING = new StateCounts(0, 12, 0, 0);
  private static final StateCounts HALF = new StateCounts(6, 5, 0, 1);

  @Test
  void aDayWithoutAMeasurementIsAsTheOneBefore() {
    History history = new History(List.of(pupils(0, BEGINNING), pupils(3, HALF)));

    assertThat(history.between(FIRST, FIRST.plusDays(4)))
        .extracting(DayCount::day, day -> day.headcount().of(Profile.PUPIL))
        .containsExactly(
            tuple(FIRST, BEGINNING),
            tuple(FIRST.plusDays(1), BEGINNING),
            tuple(FIRST.plusDays(2), BEGINNING),
            tuple(FIRST.plusDays(3), HALF),
            tuple(FIRST.plusDays(4), HALF));
  }

  @Test
  void whatWasMeasuredBeforeThePeriodHoldsAtItsBeginning() {
    History history = new History(List.of(pupils(0, BEGINNING)));

    assertThat(history.between(FIRST.plusDays(10), FIRST.plusDays(10)))
        .extracting(day -> day.headcount().of(Profile.PUPIL))
        .containsExactly(BEGINNING);
  }

  @Test
  void beforeTheFirstMeasurementNothingIsKnown() {
    History history = new History(List.of(pupils(2, BEGINNING)));

    assertThat(history.between(FIRST, FIRST.plusDays(2)))
        .extracting(DayCount::day)
        .containsExactly(FIRST.plusDays(2));
  }

  @Test
  void whenNobodyCountedForLongNothingIsKnown() {
    History history = new History(List.of(pupils(0, BEGINNING), pupils(60, HALF)));

    assertThat(history.between(FIRST, FIRST.plusDays(60)))
        .extracting(DayCount::day)
        .hasSize(History.VALID_DAYS + 1)
        .contains(FIRST.plusDays(History.VALID_DAYS - 1L), FIRST.plusDays(60))
        .doesNotContain(FIRST.plusDays(History.VALID_DAYS));
  }

  @Test
  void pupilsAndRelativesHaveTheirOwnHistory() {
    History history =
        new History(List.of(pupils(0, BEGINNING), new Measurement(Profile.RELATIVE, FIRST, HALF)));

    Headcount day = history.between(FIRST, FIRST).get(0).headcount();

    assertThat(day.of(Profile.PUPIL)).isEqualTo(BEGINNING);
    assertThat(day.of(Profile.RELATIVE)).isEqualTo(HALF);
    assertThat(day.of(Profile.TEACHER)).isEqualTo(StateCounts.NONE);
  }

  private static Measurement pupils(int day, StateCounts counts) {
    return new Measurement(Profile.PUPIL, FIRST.plusDays(day), counts);
  }
}
