package fr.marelle.outbox;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.keycloak.util.JsonSerialization;

/** How a message's details are written down. */
final class WrittenDetails {
  private static final TypeReference<Map<String, String>> TYPE = new TypeReference<>() {};

  private WrittenDetails() {}

  static String write(Map<String, String> details) {
    try {
      return JsonSerialization.writeValueAsString(details);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> read(String json) {
    try {
      return JsonSerialization.readValue(json, TYPE);
    } catch (IOException e) {
      throw new UncheckedIOException("The details of a message can't be read", e);
    }
  }
}
