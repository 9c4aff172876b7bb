package fr.marelle.code;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A code in clear, as the admin REST resource answers it.
 *
 * @param identifier whose code it is
 * @param code the code
 * @param expiresAt milliseconds since the epoch; absent where it never expires
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CodeRepresentation(String identifier, String code, Long expiresAt) {

  static CodeRepresentation of(String identifier, ReadableCode code) {
    return new CodeRepresentation(
        identifier, code.text(), code.expiresAt().map(Instant::toEpochMilli).orElse(null));
  }

  /** Never the code. */
  @Override
  public String toString() {
    return "CodeRepresentation[" + identifier + "]";
  }
}
