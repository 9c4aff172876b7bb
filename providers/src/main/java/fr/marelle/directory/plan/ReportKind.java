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
  /** Somebody who had gone is back. */
  RETURNED,
  /** Only a person can decide: nothing was done. */
  QUESTION,
  /** Something could not be read. */
  PROBLEM;

  /** As in tables and in the API. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind whose {@link #value()} this is. */
  public static Optional<ReportKind> parse(String value) {
    return Arrays.stream(values()).filter(kind -> kind.value().equals(value)).findFirst();
  }
}
