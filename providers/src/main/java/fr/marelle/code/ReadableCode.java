package fr.marelle.code;

import java.time.Instant;
import java.util.Optional;

/**
 * A code in clear, for whoever may hand it out.
 *
 * @param text the code
 * @param expiresAt empty where it never expires
 */
public record ReadableCode(String text, Optional<Instant> expiresAt) {

  /** Never the code. */
  @Override
  public String toString() {
    return "ReadableCode[expiresAt=" + expiresAt + "]";
  }
}
