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
    if (credentialData == null || credentialData.isBlank()) {
      return new CodeData(null);
    }
    CodeData data = JsonSerialization.readValue(credentialData, CodeData.class);
    if (data == null) {
      throw new IOException("JSON's null is no data of a code");
    }
    return data;
  }

  String write() {
    return Json.write(this);
  }
}
