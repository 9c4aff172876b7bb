package fr.marelle.tests.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors at their fields, found as a screen reader finds them. */
final class FieldErrors {
  private static final String READ =
      """
      fields => {
        const errors = {};
        for (const field of fields) {
          if (field.getAttribute('aria-invalid') !== 'true') continue;
          const ids = [field.getAttribute('aria-errormessage'), field.getAttribute('aria-describedby')];
          errors[field.name || field.id] = ids
            .filter(Boolean)
            .flatMap(list => list.split(/\\s+/))
            .map(id => document.getElementById(id))
            .filter(element => element && /error/.test(element.id + ' ' + element.className))
            .map(element => element.textContent.replace(/\\s+/g, ' ').trim())
            .join(' ');
        }
        return errors;
      }""";

  private FieldErrors() {}

  /** The page's errors by the name of the field. */
  static Map<String, String> on(Page page) {
    Locator invalid = page.locator("[aria-invalid]");
    Map<String, String> errors = new LinkedHashMap<>();
    ((Map<?, ?>) invalid.evaluateAll(READ))
        .forEach((name, text) -> errors.put((String) name, (String) text));
    return errors;
  }
}
