package fr.marelle.classroom.act;

import fr.marelle.classroom.access.Target;
import fr.marelle.code.CodeKind;
import fr.marelle.code.ReadableCode;
import fr.marelle.code.UsableCode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of asking for an account's code.
 *
 * @param account its id
 * @param identifier to be handed out with the code
 * @param code the code in clear; null unless it was issued or shown
 * @param kind {@code activation} or {@code renewal}; null where there is no code
 * @param expiresAt ISO-8601; null where the code doesn't expire, or there is none
 * @param outcome what was done, or why nothing was
 */
public record CodeResult(
    String account,
    String identifier,
    String firstName,
    String lastName,
    String code,
    String kind,
    String expiresAt,
    String outcome) {

  static CodeResult issued(Target target, CodeKind kind, ReadableCode code) {
    return with(target, code.text(), kind, code.expiresAt(), "issued");
  }

  static CodeResult shown(Target target, UsableCode code) {
    return with(
        target,
        code.text().orElse(null),
        code.kind(),
        code.expiresAt(),
        code.text().isPresent() ? "shown" : "unreadable");
  }

  static CodeResult without(Target target, String outcome) {
    return new CodeResult(
        target.id(),
        target.identifier(),
        target.firstName(),
        target.lastName(),
        null,
        null,
        null,
        outcome);
  }

  private static CodeResult with(
      Target target, String code, CodeKind kind, Optional<Instant> expiresAt, String outcome) {
    return new CodeResult(
        target.id(),
        target.identifier(),
        target.firstName(),
        target.lastName(),
        code,
        kind.name().toLowerCase(Locale.ROOT),
        expiresAt.map(Instant::toString).orElse(null),
        outcome);
  }

  /** Never the code. */
  @Override
  public String toString() {
    return "CodeResult[" + account + ", " + outcome + "]";
  }
}
