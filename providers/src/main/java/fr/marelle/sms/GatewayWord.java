package fr.marelle.sms;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is kept of a gateway's own words, which may repeat number, text and code: one short token,
 * else nothing.
 */
public final class GatewayWord {
  static final int MAX_LENGTH = 40;

  /** A code of five digits at most, or a word without digits. */
  private static final Pattern TOKEN =
      Pattern.compile("-?\\d{1,5}|[A-Za-z_]{1," + MAX_LENGTH + "}");

  private GatewayWord() {}

  /** The word; empty where it is none that may be kept. */
  public static Optional<String> of(String said) {
    return Optional.of(said).map(String::strip).filter(word -> TOKEN.matcher(word).matches());
  }
}
