package fr.marelle.sms.gateway;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** How the body of a request is written, and so what must not stand in it as it is. */
enum BodyType {
  /** Values stand between quotes. */
  JSON("application/json; charset=utf-8"),
  /** Values stand behind an equals sign. */
  FORM("application/x-www-form-urlencoded");

  private final String mediaType;

  BodyType(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  String escape(String value) {
    return switch (this) {
      case JSON -> new String(JsonStringEncoder.getInstance().quoteAsString(value));
      case FORM -> Form.escape(value);
    };
  }
}
