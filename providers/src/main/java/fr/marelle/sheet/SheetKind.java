package fr.marelle.sheet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a sheet is for; each has a text of its own. */
public enum SheetKind {
  /** First connection, with an activation code. */
  ACTIVATION,
  /** A new password, with a renewal code. */
  RENEWAL,
  /** Nothing secret: the identifier, and how to get help. */
  REMINDER;

  /** As the API and the table write it: {@code activation}… */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind whose {@link #value()} this is; empty for anything else and for null. */
  public static Optional<SheetKind> parse(String value) {
    return Arrays.stream(values()).filter(kind -> kind.value().equals(value)).findFirst();
  }
}
