package fr.marelle.code;

import java.time.Instant;
import java.util.Optional;

/**
 * A code that opens its form now, for whoever may hand it out.
 *
 * @param kind what it opens
 * @param text the code; empty where the key that sealed it is not configured
 * @param issuedAt when it was issued
 * @param expiresAt empty where it never expires
 */
public record UsableCode(
    CodeKind kind, Optional<String> text, Instant issuedAt, Optional<Instant> expiresAt) {

  /** Never the code. */
  @Override
  public String toString() {
    return "UsableCode[" + kind + ", expiresAt=" + expiresAt + "]";
  }
}
