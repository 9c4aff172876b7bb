package fr.marelle.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.keycloak.util.JsonSerialization;

/** Writes the data of a code's credential. */
final class Json {
  private Json() {}

  static String write(Object data) {
    try {
      return JsonSerialization.writeValueAsString(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
