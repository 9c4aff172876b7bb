package fr.marelle.classroom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @Test
  void isTheSchoolYearUpToTodayWhereNothingIsAsked() {
    assertThat(Period.of(null, null, TODAY)).isEqualTo(new Period(LocalDate.of(2026, 9, 1), TODAY));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-14, 2025-09-01",
    "2026-08-20, 2026-08-01",
    "2026-09-01, 2026-09-01",
    "2027-01-05, 2026-09-01"
  })
  void knowsWhenASchoolYearBegins(LocalDate today, LocalDate first) {
    assertThat(Period.of(null, null, today).first()).isEqualTo(first);
  }

  @Test
  void mayBeOfOneDayAndOfEightHundred() {
    assertThat(Period.of("2026-11-20", "2026-11-20", TODAY).first()).isEqualTo(TODAY);
    assertThat(Period.of(TODAY.minusDays(799).toString(), null, TODAY).last()).isEqualTo(TODAY);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21, 2026-11-20",
    "2024-09-11, 2026-11-20",
    "hier, 2026-11-20",
    "2026-11-20, 2026-02-30",
    "+999999999-12-31, 2026-11-20",
    "'', 2026-11-20"
  })
  void refusesAnythingElse(String from, String to) {
    assertThatThrownBy(() -> Period.of(from, to, TODAY)).isInstanceOf(Refusal.class);
  }
}
