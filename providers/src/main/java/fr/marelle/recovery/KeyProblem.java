package fr.marelle.recovery;

import java.util.Locale;

/** Why a link opens nothing. */
enum KeyProblem {
  /** It was used, a newer one took its place, or it never was one. */
  GONE,
  EXPIRED,
  /** The account was closed meanwhile. */
  BLOCKED,
  /** The password was changed in another way meanwhile. */
  CHANGED,
  /** The account's address is no longer the one that it went to. */
  ADDRESS_CHANGED,
  /** The realm has no such links any more. */
  SWITCHED_OFF;

  /** As message keys say it. */
  String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
