package fr.marelle.sms;

import java.util.regex.Pattern;

/**
 * A text message. It may hold a code, so it says neither text nor number in a log.
 *
 * @param to in E.164, like +33612345678
 * @param text 1 to {@value #MAX_CHARACTERS} characters
 */
public record SmsMessage(String to, String text) {
  static final int MAX_CHARACTERS = 1_600;

  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{5,14}");

  /**
   * @throws IllegalArgumentException when it is none, without saying number or text
   */
  public SmsMessage {
    if (!isE164(to)) {
      throw new IllegalArgumentException("Not a number in E.164");
    }
    if (text.isBlank() || text.length() > MAX_CHARACTERS) {
      throw new IllegalArgumentException("A text has 1 to " + MAX_CHARACTERS + " characters");
    }
  }

  static boolean isE164(String number) {
    return E164.matcher(number).matches();
  }

  @Override
  public String toString() {
    return "SmsMessage[" + text.length() + " characters]";
  }
}
