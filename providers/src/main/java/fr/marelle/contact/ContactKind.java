package fr.marelle.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way to reach a person. */
public enum ContactKind {
  /** An e-mail address. */
  EMAIL,
  /** A mobile number, for text messages. */
  MOBILE;

  /** As in tables, settings and forms: {@code email}, {@code mobile}. */
  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind whose {@link #value()} this is; empty for anything else and for null. */
  static Optional<ContactKind> parse(String value) {
    return Arrays.stream(values()).filter(kind -> kind.value().equals(value)).findFirst();
  }
}
