package fr.marelle.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BirthDateTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "14/03/2018",
        "14/3/2018",
        "14.03.2018",
        "14-03-2018",
        "14 03 2018",
        "14 / 03 / 2018",
        "14032018",
        "  14/03/2018 "
      })
  void aDateIsReadAsPeopleWriteIt(String typed) {
    assertThat(BirthDate.read(typed, TODAY).value()).contains(LocalDate.parse("2018-03-14"));
  }

  @ParameterizedTest
  @CsvSource({
    "31/02/2018, marelleEnrolmentDateNone",
    "29/02/2019, marelleEnrolmentDateNone",
    "00/01/2018, marelleEnrolmentDateNone",
    "03/14/2018, marelleEnrolmentDateNone",
    "22/11/2026, marelleEnrolmentDateFuture",
    "14/03/2118, marelleEnrolmentDateFuture",
    "14/03/18, marelleEnrolmentDateYear",
    "14/03/0018, marelleEnrolmentDateYear",
    "14/03/1899, marelleEnrolmentDateYear",
    "140318, marelleEnrolmentDateFormat",
    "2018-03-14, marelleEnrolmentDateFormat",
    "14 mars 2018, marelleEnrolmentDateFormat",
    "1٤/03/2018, marelleEnrolmentDateFormat",
    "14/03/20180000000000000000000, marelleEnrolmentDateFormat",
    "'', marelleEnrolmentDateMissing"
  })
  void whatIsNoDateIsSaidToBeNone(String typed, String error) {
    BirthDate date = BirthDate.read(typed, TODAY);

    assertThat(date.error()).contains(error);
    assertThat(date.value()).isEmpty();
  }

  @Test
  void aLeapDayAndTodayAreDates() {
    assertThat(BirthDate.read("29/02/2020", TODAY).error()).isEmpty();
    assertThat(BirthDate.read("21/11/2026", TODAY).error()).isEmpty();
  }
}
