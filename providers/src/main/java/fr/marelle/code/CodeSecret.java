package fr.marelle.code;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import org.keycloak.util.JsonSerialization;

/**
 * The credential's secret data: a code handed in from outside, in clear ({@code
 * {"value":"zbpkzex"}}), or one that is sealed ({@code {"key":"2026","sealed":"…"}}). Only the
 * latter is ever kept.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CodeSecret(String value, String key, String sealed) {

  static CodeSecret sealedBy(SealingKey key, String sealed) {
    return new CodeSecret(null, key.id(), sealed);
  }

  boolean isClear() {
    return value != null && key == null && sealed == null;
  }

  boolean isSealed() {
    return value == null && key != null && sealed != null;
  }

  /**
   * @throws IOException if this is neither form; its message may quote the data, so that it must
   *     not be passed on
   */
  static CodeSecret read(String secretData) throws IOException {
    CodeSecret secret =
        secretData == null ? null : JsonSerialization.readValue(secretData, CodeSecret.class);
    if (secret == null || secret.isClear() == secret.isSealed()) {
      throw new IOException("neither a clear nor a sealed code");
    }
    return secret;
  }

  String write() {
    return Json.write(this);
  }

  /** Never the code. */
  @Override
  public String toString() {
    return isSealed() ? "CodeSecret[sealed by " + key + "]" : "CodeSecret[clear]";
  }
}
