package fr.marelle.outbox;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A message that is to be sent: what for and to whom, but never a secret. A code or a key is made
 * by the {@link MessageProvider} when it sends.
 *
 * @param kind the id of the provider that sends it: lower-case letters, digits and hyphens, at most
 *     {@value #MAX_KIND} characters
 * @param account the id of the account it is about, at most {@value #MAX_ACCOUNT} characters; null
 *     where none was found and the work is done all the same
 * @param locale in which it was asked for
 * @param details what else the provider needs: at most {@value #MAX_DETAILS}, at most {@value
 *     #MAX_CHARACTERS} characters in all
 */
public record OutgoingMessage(
    String kind, String account, Locale locale, Map<String, String> details) {
  static final int MAX_KIND = 40;
  static final int MAX_ACCOUNT = 255;
  static final int MAX_LOCALE = 35;
  static final int MAX_DETAILS = 16;
  static final int MAX_CHARACTERS = 2_000;

  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0," + (MAX_KIND - 1) + "}");

  /**
   * @throws IllegalArgumentException when something is beyond its limit
   * @throws NullPointerException when anything but the account is null
   */
  public OutgoingMessage {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("Not a kind of message: " + kind);
    }
    if (account != null && account.length() > MAX_ACCOUNT) {
      throw new IllegalArgumentException("The id of an account is longer than " + MAX_ACCOUNT);
    }
    if (locale.toLanguageTag().length() > MAX_LOCALE) {
      throw new IllegalArgumentException("A language tag is longer than " + MAX_LOCALE);
    }
    details = Map.copyOf(details);
    if (details.size() > MAX_DETAILS || characters(details) > MAX_CHARACTERS) {
      throw new IllegalArgumentException(
          "More than %d details or %d characters".formatted(MAX_DETAILS, MAX_CHARACTERS));
    }
  }

  private static int characters(Map<String, String> details) {
    return details.entrySet().stream()
        .mapToInt(e -> e.getKey().length() + e.getValue().length())
        .sum();
  }

  /** Without the details, among which an address may be. */
  @Override
  public String toString() {
    return "OutgoingMessage[kind=" + kind + ", account=" + account + "]";
  }
}
