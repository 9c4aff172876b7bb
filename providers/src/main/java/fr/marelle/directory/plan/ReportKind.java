package fr.marelle.directory.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a line of a run's report is about. */
public enum ReportKind {
  /** An account was made. */
  CREATED,
  /** An account is not as it was. */
  CHANGED,
  /** Somebody is no longer there. */
  GONE,
  /** Somebody would go if a person confirmed it: so many would that nobody goes unasked. */
  HELD,
  /** Somebody who had gone is back. */
  RETURNED,
  /** A class is no longer there; nobody was in it. */
  CLASS,
  /** Only a person can decide: nothing was done. */
  QUESTION,
  /** Something could not be read. */
  PROBLEM,
  /** Something was passed over that is not needed: nobody has to do anything. */
  NOTE;

  /** As in tables and in the API. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind whose {@link #value()} this is. */
  public static Optional<ReportKind> parse(String value) {
    return Arrays.stream(values()).filter(kind -> kind.value().equals(value)).findFirst();
  }
}
