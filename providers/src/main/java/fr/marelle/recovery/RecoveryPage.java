package fr.marelle.recovery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A page that somebody who can't get in may ask for. */
enum RecoveryPage {
  /** « Besoin d'aide ? » */
  HELP,
  /** « Vous avez perdu votre mot de passe ? » */
  PASSWORD,
  /** « Vous avez perdu votre identifiant ? » */
  IDENTIFIER;

  /** The parameter, and the form's field, that names the page. */
  static final String PARAMETER = "page";

  /** As {@value #PARAMETER} says it. */
  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  String template() {
    return "marelle-recovery-" + value() + ".ftl";
  }

  /** The page whose {@link #value()} this is; empty for anything else and for null. */
  static Optional<RecoveryPage> parse(String value) {
    return Arrays.stream(values()).filter(page -> page.value().equals(value)).findFirst();
  }
}
