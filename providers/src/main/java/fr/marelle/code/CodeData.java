package fr.marelle.code;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import org.keycloak.util.JsonSerialization;

/**
 * The credential's public data, which administrators see.
 *
 * @param expiresAt milliseconds since the epoch; null where the code never expires
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CodeData(Long expiresAt) {

  /**
   * @throws IOException if it is not of this form
   */
  static CodeData read(String credentialData) throws IOException {
    return credentialData == null || credentialData.isBlank()
        ? new CodeData(null)
        : JsonSerialization.readValue(credentialData, CodeData.class);
  }

  String write() {
    return Json.write(this);
  }
}
