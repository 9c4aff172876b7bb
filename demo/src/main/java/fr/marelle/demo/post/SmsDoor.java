package fr.marelle.demo.post;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import fr.marelle.demo.web.Reply;
import fr.marelle.demo.web.Request;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where SMS come in: {@code POST /sms} with {@code {"to": "+33612345678", "text": "…"}}, answered
 * with 201, or with 4xx and the reason as {@code {"error": "…"}}.
 */
final class SmsDoor {
  private static final int MAX_BYTES = 16_384;
  private static final int MAX_CHARACTERS = 1_600;

  /** E.164. */
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{5,14}");

  private final Mailbox mailbox;

  SmsDoor(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  Reply receive(Request request) throws IOException {
    String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/json")) {
      return refused(415, "Content-Type must be application/json");
    }
    Optional<String> body = request.body(MAX_BYTES);
    if (body.isEmpty()) {
      return refused(413, "At most " + MAX_BYTES + " bytes");
    }
    Map<String, Object> sms;
    try {
      sms = JSONObjectUtils.parse(body.get());
    } catch (ParseException e) {
      return refused(400, "The body must be a JSON object");
    }
    if (!(sms.get("to") instanceof String to) || !NUMBER.matcher(to).matches()) {
      return refused(400, "to must be a number in E.164, like +33612345678");
    }
    if (!(sms.get("text") instanceof String text)
        || text.isBlank()
        || text.length() > MAX_CHARACTERS) {
      return refused(400, "text must have 1 to " + MAX_CHARACTERS + " characters");
    }
    mailbox.addSms(to, text);
    return Reply.json(201, "{}");
  }

  /** The reasons are ours and need no escaping. */
  private static Reply refused(int status, String reason) {
    return Reply.json(status, "{\"error\": \"" + reason + "\"}");
  }
}
