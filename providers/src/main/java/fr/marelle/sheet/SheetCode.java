package fr.marelle.sheet;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A code in clear, as a sheet shows it.
 *
 * @param kind what it opens; never {@link SheetKind#REMINDER}
 * @param expiresAt empty where it never expires
 */
public record SheetCode(String text, SheetKind kind, Optional<Instant> expiresAt) {
  public SheetCode {
    Objects.requireNonNull(text);
    Objects.requireNonNull(expiresAt);
    if (kind == SheetKind.REMINDER) {
      throw new IllegalArgumentException("A reminder has no code");
    }
  }

  /** Never the code. */
  @Override
  public String toString() {
    return "SheetCode[" + kind + "]";
  }
}
