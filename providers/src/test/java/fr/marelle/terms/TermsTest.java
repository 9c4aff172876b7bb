package fr.marelle.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TermsTest {
  private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);

  @Test
  void htmlInTheTextIsShownAndNeverRun() {
    assertThat(html("Bonjour <script>alert(1)</script> <img src=x onerror=alert(1)>"))
        .contains("&lt;script&gt;")
        .doesNotContain("<script")
        .doesNotContain("<img");
  }

  @Test
  void aLinkThatWouldRunAScriptLeadsNowhere() {
    assertThat(html("[lire](javascript:alert(1))")).doesNotContain("javascript");
    assertThat(html("![i](javascript:alert(1))")).doesNotContain("javascript");
  }

  @Test
  void aLinkOpensBesideTheFormThatIsBeingFilledIn() {
    assertThat(html("[CNIL](https://www.cnil.fr)"))
        .contains("href=\"https://www.cnil.fr\"")
        .contains("target=\"_blank\"")
        .contains("noopener");
  }

  @Test
  void headingsStandBelowTheTitleOfThePage() {
    assertThat(html("# Objet\n\n## Compte\n\n# Fin"))
        .contains("<h2>Objet</h2>", "<h3>Compte</h3>", "<h2>Fin</h2>");
  }

  @Test
  void headingsSkipNoLevelWhicheverTheirAuthorBeganWith() {
    assertThat(html("## Objet\n\n###### Compte")).contains("<h2>Objet</h2>", "<h3>Compte</h3>");
  }

  @Test
  void theFingerprintIsThatOfTheBytes() {
    // printf 'Charte é' | sha256sum
    assertThat(terms("Charte é").sha256())
        .isEqualTo("deb7bfca27fd3f707ae6e2ca93f856e4dced94af207e54d59c0c7643c4c1dc1d");
  }

  @Test
  void datesAreWrittenAsTheReaderWritesThem() {
    assertThat(effectiveFrom(SEPTEMBER, Locale.FRENCH)).isEqualTo("1er septembre 2026");
    assertThat(effectiveFrom(SEPTEMBER.plusDays(1), Locale.FRANCE)).isEqualTo("2 septembre 2026");
    assertThat(effectiveFrom(SEPTEMBER.plusDays(10), Locale.FRENCH)).isEqualTo("11 septembre 2026");
    assertThat(effectiveFrom(SEPTEMBER, Locale.ENGLISH)).isEqualTo("September 1, 2026");
  }

  @Test
  void theTextIsReadInTheFirstLanguageThatHasOne() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("fr", "Conditions");
    texts.put("en", "Terms");
    TermsEdition edition = new TermsEdition("2026-09", SEPTEMBER, texts);

    assertThat(edition.in(Stream.of(Locale.UK, Locale.FRENCH)).markdown()).isEqualTo("Terms");
    assertThat(edition.in(Stream.of(Locale.GERMAN, Locale.ENGLISH)).markdown()).isEqualTo("Terms");
    assertThat(edition.in(Stream.of(Locale.GERMAN)).locale()).isEqualTo(Locale.FRENCH);
  }

  private static String html(String markdown) {
    return terms(markdown).html();
  }

  private static String effectiveFrom(LocalDate date, Locale reader) {
    Terms terms = new Terms("2026-09", date, Locale.FRENCH, "Charte");
    return new TermsBean(terms, reader, URI.create("/realms/ent/marelle-terms")).getEffectiveFrom();
  }

  private static Terms terms(String markdown) {
    return new Terms("2026-09", SEPTEMBER, Locale.FRENCH, markdown);
  }
}
