package fr.marelle.directory.plan;

import java.util.Locale;

/** What is no longer as it was in an account. */
public enum Change {
  /** The directory speaks of an account that was there before. */
  ADOPTED,
  /** Another source gives the person another id, or she is no longer known by one of several. */
  EXTERNAL_ID,
  NAME,
  PROFILE,
  BIRTH_DATE,
  EMAIL,
  MOBILE,
  CHILDREN,
  /** School or class. */
  PLACES;

  /** As reports have it. */
  String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
