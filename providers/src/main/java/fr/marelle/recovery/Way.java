package fr.marelle.recovery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How somebody with a forgotten password gets back in; set for each profile. */
enum Way {
  /** A link by mail, to the form of a new password (seed 001). */
  LINK,
  /** A temporary code by mail, typed as the password (seed 004). */
  CODE,
  /** The same by text message. */
  SMS,
  /** « Je dois demander la réinitialisation de mon mot de passe à M. Saint Martin » (seed 004). */
  TEACHER;

  /** As the console keeps it. */
  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The way whose {@link #value()} this is; empty for anything else and for null. */
  static Optional<Way> parse(String value) {
    return Arrays.stream(values()).filter(way -> way.value().equals(value)).findFirst();
  }
}
