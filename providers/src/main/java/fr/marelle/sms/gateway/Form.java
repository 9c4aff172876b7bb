package fr.marelle.sms.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code application/x-www-form-urlencoded}. */
final class Form {
  private Form() {}

  static byte[] write(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> escape(field.getKey()) + "=" + escape(field.getValue()))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.US_ASCII);
  }

  static String escape(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
