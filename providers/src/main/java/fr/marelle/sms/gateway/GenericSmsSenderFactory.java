package fr.marelle.sms.gateway;

import com.fasterxml.jackson.core.JsonPointer;
import fr.marelle.sms.BadSetting;
import fr.marelle.sms.SmsSender;
import fr.marelle.sms.SmsSettings;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Any gateway that is spoken to by HTTP: Brevo, SMSFactor, a region's own. */
public final class GenericSmsSenderFactory extends HttpSmsSenderFactory {
  private static final String URL = "url";
  private static final String METHOD = "method";
  private static final String HEADERS = "headers";
  private static final String KEY_HEADER = "keyHeader";
  private static final String KEY = "key";
  private static final String BODY_TYPE = "bodyType";
  private static final String BODY = "body";
  private static final String SENDER = "sender";
  private static final String MESSAGE_ID = "messageIdAt";
  private static final String SUCCESS_AT = "successAt";
  private static final String SUCCESS = "success";
  private static final String RECEIPT_ID = "receiptIdAt";
  private static final String RECEIPT_STATUS = "receiptStatusAt";
  private static final String RECEIPT_DELIVERED = "receiptDelivered";
  private static final String RECEIPT_UNDERWAY = "receiptUnderway";

  private static final int MOST_HEADERS = 20;

  /** Names of headers that hold a secret, which administrators would be shown among the others. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)auth|cookie|key|token|secret|password");

  @Override
  public String getId() {
    return "http";
  }

  @Override
  protected SmsSender sender(KeycloakSession session, String gateway, SmsSettings settings) {
    return new GenericSmsSender(
        exchange(gateway, settings), request(settings), answers(settings), receipts(settings));
  }

  private static GenericSmsSender.Request request(SmsSettings settings) {
    BodyTemplate body =
        new BodyTemplate(
            "form".equals(either(settings, BODY_TYPE, "json", "form"))
                ? BodyType.FORM
                : BodyType.JSON,
            settings.required(BODY),
            settings.text(SENDER).orElse(""));
    if (!body.isSound()) {
      throw new BadSetting(BODY);
    }
    return new GenericSmsSender.Request(
        GatewayAddress.read(settings, URL, null),
        either(settings, METHOD, "POST", "PUT"),
        headers(settings),
        body);
  }

  /** One of two words, the first by default. */
  private static String either(SmsSettings settings, String name, String usual, String other) {
    return settings.text(name).isEmpty() ? usual : settings.matching(name, usual + "|" + other);
  }

  private static Map<String, String> headers(SmsSettings settings) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : settings.list(HEADERS)) {
      int colon = line.indexOf(':');
      if (colon < 1 || headers.size() >= MOST_HEADERS) {
        throw new BadSetting(HEADERS);
      }
      String name = line.substring(0, colon).strip();
      if (SECRET.matcher(name).find()) {
        throw new BadSetting(HEADERS);
      }
      add(headers, HEADERS, name, line.substring(colon + 1).strip());
    }
    settings
        .text(KEY_HEADER)
        .ifPresent(name -> add(headers, KEY_HEADER, name, settings.required(KEY)));
    return headers;
  }

  private static void add(Map<String, String> headers, String setting, String name, String value) {
    try {
      // Only the client knows which ones it takes.
      HttpRequest.newBuilder().header(name, value);
    } catch (IllegalArgumentException e) {
      throw new BadSetting(setting);
    }
    headers.put(name.toLowerCase(Locale.ROOT), value);
  }

  private static GenericSmsSender.Answers answers(SmsSettings settings) {
    return new GenericSmsSender.Answers(
        settings.text(MESSAGE_ID).map(place -> pointer(MESSAGE_ID, place)),
        settings
            .text(SUCCESS_AT)
            .map(
                place ->
                    new GenericSmsSender.Answers.Success(
                        pointer(SUCCESS_AT, place), settings.required(SUCCESS))));
  }

  private static JsonPointer pointer(String setting, String place) {
    try {
      return JsonPointer.compile(place);
    } catch (IllegalArgumentException e) {
      throw new BadSetting(setting);
    }
  }

  private static Optional<GenericSmsSender.ReceiptFormat> receipts(SmsSettings settings) {
    return receiptSecret(settings)
        .map(
            secret ->
                new GenericSmsSender.ReceiptFormat(
                    secret,
                    place(settings, RECEIPT_ID),
                    place(settings, RECEIPT_STATUS),
                    Set.copyOf(settings.list(RECEIPT_DELIVERED)),
                    Set.copyOf(settings.list(RECEIPT_UNDERWAY))));
  }

  private static String place(SmsSettings settings, String name) {
    String place = settings.required(name);
    if (place.startsWith("/")) {
      pointer(name, place);
    }
    return place;
  }

  @Override
  public String getHelpText() {
    return "Sends text messages by any gateway that is spoken to by HTTP.";
  }

  @Override
  protected List<ProviderConfigProperty> properties() {
    return List.of(
        text(URL, "Address", "Where messages are posted."),
        text(METHOD, "Method", "POST, the default, or PUT."),
        new ProviderConfigProperty(
            HEADERS,
            "Headers",
            "Name: value, one each. As an option of the server, with ## between. None that holds a"
                + " secret: there is a setting for it.",
            ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
            null),
        text(KEY_HEADER, "Header of the key", "Like api-key or Authorization."),
        secret(KEY, "Key", "The value of that header."),
        text(BODY_TYPE, "Type of the body", "json, the default, or form."),
        text(
            BODY,
            "Body",
            "With {to} (+33612345678), {digits} (33612345678), {text} and {sender}; they are"
                + " escaped. In JSON they stand between quotes."),
        text(SENDER, "Sender", "What stands for {sender}."),
        text(
            MESSAGE_ID,
            "Message id",
            "JSON pointer to the message's id in the answer, like /messageId. Where it is set, an"
                + " answer without one is doubtful."),
        text(
            SUCCESS_AT,
            "Success at",
            "JSON pointer to what tells in the answer whether it is a success, like /status."),
        text(SUCCESS, "Success", "What stands there where it is one, like 1."),
        receiptSecret(),
        text(
            RECEIPT_ID,
            "Receipt: id",
            "JSON pointer to the message's id in a receipt, or the name of a parameter."),
        text(RECEIPT_STATUS, "Receipt: status", "The same for the status."),
        new ProviderConfigProperty(
            RECEIPT_DELIVERED,
            "Receipt: delivered",
            "Words that say that the phone has the message.",
            ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
            null),
        new ProviderConfigProperty(
            RECEIPT_UNDERWAY,
            "Receipt: on its way",
            "Words that say that it may still arrive. All others say that it failed.",
            ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
            null),
        GatewayAddress.allowHttp(),
        seconds());
  }
}
