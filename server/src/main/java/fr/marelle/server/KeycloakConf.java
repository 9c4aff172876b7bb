package fr.marelle.server;

import java.util.Map;
import java.util.TreeMap;

/** Options in the form of {@code keycloak.conf}. */
record KeycloakConf(Map<String, String> options) {

  String text() {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(options)
        .forEach((key, value) -> text.append(key).append('=').append(escaped(value)).append('\n'));
    return text.toString();
  }

  private static String escaped(String value) {
    if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("An option of Keycloak fits on one line.");
    }
    return value.replace("\\", "\\\\");
  }
}
