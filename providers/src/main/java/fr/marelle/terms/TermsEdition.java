package fr.marelle.terms;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One version of the terms as the administrator wrote it.
 *
 * @param texts Markdown by language, at least one, in the order in which languages stand in for a
 *     missing one
 */
record TermsEdition(String version, LocalDate effectiveFrom, Map<String, String> texts) {

  /** This version in the first of the languages that has a text, else in any. */
  Terms in(Stream<Locale> preferred) {
    String language =
        preferred
            .map(Locale::getLanguage)
            .filter(texts::containsKey)
            .findFirst()
            .orElseGet(() -> texts.keySet().iterator().next());
    return new Terms(version, effectiveFrom, Locale.forLanguageTag(language), texts.get(language));
  }
}
