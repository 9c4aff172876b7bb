package fr.marelle.directory.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsenceRuleTest {
  @ParameterizedTest
  @CsvSource({
    "4, 4, true",
    "1, 1, true",
    "3, 4, false",
    "5, 5, true",
    "5, 50, false",
    "6, 50, true",
    "100, 1000, false"
  })
  void moreThanATenthAndFiveAtLeastAreTooManyAndSoAreAll(long gone, long all, boolean tooMany) {
    assertThat(AbsenceRule.isTooMany(gone, all)).isEqualTo(tooMany);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, false", "4, 4, false", "5, 5, true", "5, 50, false", "6, 50, true"})
  void whoeverASourceRemovesByNameMayBeAllThatThereAre(long gone, long all, boolean many) {
    assertThat(AbsenceRule.isMany(gone, all)).isEqualTo(many);
  }
}
