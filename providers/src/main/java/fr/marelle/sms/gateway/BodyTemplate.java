package fr.marelle.sms.gateway;

import fr.marelle.sms.SmsMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request's body with places for {@code {to}} (E.164), {@code {digits}} (the same without its
 * plus), {@code {text}} and {@code {sender}}. Values are escaped for the body's type, so that no
 * text can say more than a text.
 */
record BodyTemplate(BodyType type, String template, String sender) {
  private static final Pattern PLACE = Pattern.compile("\\{(to|digits|text|sender)}");

  /** What would break a template that puts a value where it can't be escaped. */
  private static final SmsMessage HARD =
      new SmsMessage("+33612345678", "\"\\{}[]&=+%: ,'é\n</script>");

  /** Whether it has places for number and text, and stays what it is whatever they are. */
  boolean isSound() {
    boolean complete =
        template.contains("{text}") && (template.contains("{to}") || template.contains("{digits}"));
    return complete
        && (type == BodyType.FORM
            || Json.read(new String(fill(HARD), StandardCharsets.UTF_8)).isObject());
  }

  byte[] fill(SmsMessage message) {
    Map<String, String> values =
        Map.of(
            "to", message.to(),
            "digits", message.to().substring(1),
            "text", message.text(),
            "sender", sender);
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(type.escape(values.get(place.group(1)))))
        .getBytes(StandardCharsets.UTF_8);
  }
}
