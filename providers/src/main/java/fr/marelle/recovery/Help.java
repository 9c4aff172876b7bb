package fr.marelle.recovery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the login page offers to whoever can't get in. */
enum Help {
  /** « Besoin d'aide ? », a page with both ways. */
  PAGE,
  /** The two links under the form. */
  LINKS;

  /** As the console keeps it. */
  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one whose {@link #value()} this is; empty for anything else and for null. */
  static Optional<Help> parse(String value) {
    return Arrays.stream(values()).filter(help -> help.value().equals(value)).findFirst();
  }
}
