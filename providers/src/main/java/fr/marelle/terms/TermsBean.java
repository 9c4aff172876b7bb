package fr.marelle.terms;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** The terms as a page shows them: {@code terms} in the templates. */
public final class TermsBean {
  private final Terms terms;
  private final Locale reader;
  private final URI printUrl;

  TermsBean(Terms terms, Locale reader, URI printUrl) {
    this.terms = terms;
    this.reader = reader;
    this.printUrl = printUrl;
  }

  public String getVersion() {
    return terms.version();
  }

  /** The day they came into force, as the page's language writes it: "1er septembre 2026". */
  public String getEffectiveFrom() {
    return inWords(terms.effectiveFrom(), reader);
  }

  /** Safe HTML, to be placed without further escaping. */
  public String getHtml() {
    return terms.html();
  }

  /** {@link Terms#sha256()}: sent back with the answer, which is about this text and no other. */
  public String getSha256() {
    return terms.sha256();
  }

  /** The language of {@link #getHtml()}, which is not the page's where no translation exists. */
  public String getLang() {
    return terms.locale().toLanguageTag();
  }

  /** The page to read and print them, which needs no session. */
  public String getPrintUrl() {
    return printUrl.toString();
  }

  static String inWords(LocalDate date, Locale locale) {
    String text =
        date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
    // Java writes "1 septembre"; French writes "1er septembre".
    return date.getDayOfMonth() == 1 && locale.getLanguage().equals("fr")
        ? text.replaceFirst("^1 ", "1er ")
        : text;
  }
}
