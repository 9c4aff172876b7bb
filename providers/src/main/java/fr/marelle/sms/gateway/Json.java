package fr.marelle.sms.gateway;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.keycloak.util.JsonSerialization;

/** A gateway's answer that was to be JSON. */
record Json(JsonNode node) {
  /** Where it was not. */
  static final Json NOTHING = new Json(MissingNode.getInstance());

  static Json read(String body) {
    try {
      JsonNode node = JsonSerialization.mapper.readTree(body);
      return node == null ? NOTHING : new Json(node);
    } catch (IOException e) {
      return NOTHING;
    }
  }

  static byte[] write(Object value) {
    try {
      return JsonSerialization.mapper.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isObject() {
    return node.isObject();
  }

  /** A text or a number at that place (RFC 6901). */
  Optional<String> text(JsonPointer place) {
    JsonNode found = node.at(place);
    return found.isValueNode() && !found.isNull() ? Optional.of(found.asText()) : Optional.empty();
  }

  Optional<String> text(String place) {
    return text(JsonPointer.compile(place));
  }

  /** How many there are at that place, which is a list. */
  int size(String place) {
    return node.at(place).size();
  }
}
