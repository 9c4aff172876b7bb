package fr.marelle.terms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/**
 * One version of the terms as one person reads it.
 *
 * @param version as configured by the administrator
 * @param effectiveFrom the day on which it comes into force
 * @param locale the text's language, which is not the reader's where no translation exists
 * @param markdown the text as configured
 */
public record Terms(String version, LocalDate effectiveFrom, Locale locale, String markdown) {
  public Terms {
    Objects.requireNonNull(version);
    Objects.requireNonNull(effectiveFrom);
    Objects.requireNonNull(locale);
    Objects.requireNonNull(markdown);
  }

  /**
   * The text as HTML that is safe to place in a page: raw HTML is escaped, script URLs are emptied.
   */
  public String html() {
    return TermsText.toHtml(markdown);
  }

  /**
   * SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal: what a proof of acceptance refers
   * to.
   */
  public String sha256() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(markdown.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
