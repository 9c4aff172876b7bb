package fr.marelle.terms;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.terms.TermsConfig.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsConfigTest {
  private static final Instant AUTUMN = Instant.parse("2026-10-15T10:00:00Z");

  private final Map<String, String> values = new HashMap<>();

  @Test
  void aRealmWithoutConfigurationAsksNothingAndIsFine() {
    assertThat(inForce(AUTUMN)).isNull();
    assertThat(new TermsConfig(values).problems("fr")).isEmpty();
  }

  @Test
  void aVersionBindsFromMidnightInParis() {
    current("2026-09", "2026-09-01");

    assertThat(inForce(Instant.parse("2026-08-31T21:59:59Z"))).isNull();
    assertThat(inForce(Instant.parse("2026-08-31T22:00:00Z"))).isEqualTo("2026-09");
  }

  @Test
  void anOverseasRealmHasItsOwnMidnight() {
    current("2026-09", "2026-09-01");
    values.put("timeZone", "Indian/Reunion");

    assertThat(inForce(Instant.parse("2026-08-31T19:59:59Z"))).isNull();
    assertThat(inForce(Instant.parse("2026-08-31T20:00:00Z"))).isEqualTo("2026-09");
  }

  @Test
  void theNextVersionTakesOverOnItsDate() {
    current("2026-09", "2026-09-01");
    next("2027-01", "2027-01-01");

    assertThat(new TermsConfig(values).problems("fr")).isEmpty();
    assertThat(inForce(Instant.parse("2026-12-31T22:59:59Z"))).isEqualTo("2026-09");
    assertThat(inForce(Instant.parse("2026-12-31T23:00:00Z"))).isEqualTo("2027-01");
  }

  @Test
  void inAnUncheckedRealmFileAnUnreadableDateKeepsTheCurrentVersionAndHoldsTheNext() {
    current("2026-09", "1er septembre");
    next("2027-01", "bientôt");

    assertThat(inForce(AUTUMN)).isEqualTo("2026-09");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version 2",
        "é",
        "-1",
        "<b>",
        "2026/09",
        "a23456789.123456789.123456789.123456789.x"
      })
  void anOddVersionIsRefused(String version) {
    current(version, "2026-09-01");

    assertThat(problems("fr"))
        .containsExactly(new Problem("version", "marelleTermsConfigVersionInvalid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01/09/2026", "2026-13-01", "2026-02-30", "2026-9-1"})
  void anUnreadableDateIsRefused(String date) {
    current("2026-09", date);

    assertThat(problems("fr"))
        .containsExactly(new Problem("effectiveFrom", "marelleTermsConfigDateInvalid"));
  }

  @Test
  void aVersionNeedsItsNameAndDate() {
    current("", "");

    assertThat(problems("fr"))
        .containsExactly(
            new Problem("version", "marelleTermsConfigVersionMissing"),
            new Problem("effectiveFrom", "marelleTermsConfigDateMissing"));
  }

  @Test
  void whatIsWrongWithTheNextVersionIsSaidOfTheNextVersion() {
    current("2026-09", "2026-09-01");
    next("version 2", "");
    values.put("next.text.fr", "");

    assertThat(problems("fr"))
        .containsExactly(
            new Problem("next.version", "marelleTermsConfigNextVersionInvalid"),
            new Problem("next.effectiveFrom", "marelleTermsConfigNextDateMissing"),
            new Problem("next.text.fr", "marelleTermsConfigNextTextMissing"));
  }

  @Test
  void theTextIsNeededInTheDefaultLanguage() {
    current("2026-09", "2026-09-01");

    assertThat(problems("en"))
        .containsExactly(new Problem("text.en", "marelleTermsConfigTextMissing"));
    assertThat(problems(null)).isEmpty();
    assertThat(problems("de")).isEmpty();
  }

  @Test
  void someTextIsNeededInAnyCase() {
    current("2026-09", "2026-09-01");
    values.remove("text.fr");

    assertThat(problems(null))
        .containsExactly(new Problem("text.fr", "marelleTermsConfigTextMissing"));
  }

  @Test
  void aTextHasAHundredThousandCharactersAtMost() {
    current("2026-09", "2026-09-01");
    values.put("text.fr", "é".repeat(100_000));
    assertThat(problems("fr")).isEmpty();

    values.put("text.fr", "é".repeat(100_001));
    assertThat(problems("fr"))
        .containsExactly(new Problem("text.fr", "marelleTermsConfigTextTooLong"));
  }

  @ParameterizedTest
  @CsvSource({"2026-09-01", "2026-08-31"})
  void theNextVersionComesAfterTheCurrentOne(String date) {
    current("2026-09", "2026-09-01");
    next("2027-01", date);

    assertThat(problems("fr"))
        .containsExactly(new Problem("next.effectiveFrom", "marelleTermsConfigOrder"));
  }

  @Test
  void theNextVersionHasANameOfItsOwn() {
    current("2026-09", "2026-09-01");
    next("2026-09", "2027-01-01");

    assertThat(problems("fr"))
        .containsExactly(new Problem("next.version", "marelleTermsConfigSameVersion"));
  }

  @Test
  void thereIsNoNextVersionWithoutACurrentOne() {
    next("2027-01", "2027-01-01");

    assertThat(problems("fr"))
        .containsExactly(new Problem("version", "marelleTermsConfigCurrentFirst"));
  }

  @Test
  void anUnknownTimeZoneIsRefused() {
    current("2026-09", "2026-09-01");
    values.put("timeZone", "Europe/Lille");

    assertThat(problems("fr"))
        .containsExactly(new Problem("timeZone", "marelleTermsConfigTimeZone"));
  }

  private Iterable<Problem> problems(String language) {
    return new TermsConfig(values).problems(language);
  }

  private String inForce(Instant now) {
    return new TermsConfig(values).inForce(now).map(TermsEdition::version).orElse(null);
  }

  private void current(String version, String date) {
    edition("", version, date);
  }

  private void next(String version, String date) {
    edition("next.", version, date);
  }

  private void edition(String prefix, String version, String date) {
    values.put(prefix + "version", version);
    values.put(prefix + "effectiveFrom", date);
    values.put(prefix + "text.fr", "# Conditions\n\nSoyez courtois.");
  }
}
