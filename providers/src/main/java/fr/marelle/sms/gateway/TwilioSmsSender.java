package fr.marelle.sms.gateway;

import fr.marelle.sms.GatewayWord;
import fr.marelle.sms.ReceiptRequest;
import fr.marelle.sms.SmsAnswer;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsOutcome;
import fr.marelle.sms.SmsReceipt;
import fr.marelle.sms.SmsSender;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends by Twilio: {@code POST /2010-04-01/Accounts/{sid}/Messages.json}. */
final class TwilioSmsSender implements SmsSender {
  /** Errors that say that our own number or service is not right. */
  private static final Set<String> OURS =
      Set.of("21212", "21603", "21606", "21660", "21701", "21703", "20003", "20404");

  private final Exchange exchange;
  private final TwilioAccount account;

  /**
   * Who sends.
   *
   * @param token the secret, which also signs receipts
   * @param from a number, an alphanumeric sender or, beginning with MG, a messaging service
   * @param callback where receipts are posted; empty where none are wanted
   */
  record TwilioAccount(URI base, String sid, String token, String from, Optional<String> callback) {

    /** Without the secret. */
    @Override
    public String toString() {
      return "TwilioAccount";
    }
  }

  TwilioSmsSender(Exchange exchange, TwilioAccount account) {
    this.exchange = exchange;
    this.account = account;
  }

  @Override
  public SmsAnswer send(SmsMessage message) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("To", message.to());
    form.put(account.from().startsWith("MG") ? "MessagingServiceSid" : "From", account.from());
    form.put("Body", message.text());
    account.callback().ifPresent(address -> form.put("StatusCallback", address));
    return exchange
        .post(
            HttpRequest.newBuilder(
                    URI.create(
                        account.base()
                            + "/2010-04-01/Accounts/"
                            + account.sid()
                            + "/Messages.json"))
                .header("Authorization", credentials())
                .header("Content-Type", "application/x-www-form-urlencoded"),
            Form.write(form))
        .read(TwilioSmsSender::read);
  }

  private String credentials() {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(
                (account.sid() + ":" + account.token()).getBytes(StandardCharsets.UTF_8));
  }

  private static SmsAnswer read(Reply.Answer answer) {
    Json json = answer.json();
    if (!answer.isSuccess()) {
      String code = json.text("/code").flatMap(GatewayWord::of).orElse("");
      return SmsAnswer.of(
          OURS.contains(code) ? SmsOutcome.MISCONFIGURED : Reply.outcome(answer),
          code.isEmpty() ? "status " + answer.status() : "code " + code);
    }
    Optional<String> sid = json.text("/sid");
    if (sid.isEmpty()) {
      return SmsAnswer.of(SmsOutcome.UNCERTAIN, "unknown answer");
    }
    String status = json.text("/status").orElse("");
    return "failed".equals(status) || "undelivered".equals(status)
        ? SmsAnswer.of(
            SmsOutcome.REFUSED,
            json.text("/error_code").flatMap(GatewayWord::of).map("code "::concat).orElse(status))
        : SmsAnswer.sent(sid.get());
  }

  @Override
  public Optional<SmsReceipt> receipt(ReceiptRequest request) {
    Map<String, String> said = request.parameters();
    return request
        .signature()
        .filter(signature -> account.callback().isPresent())
        .filter(signature -> isTheirs(signature, account.callback().get(), said))
        .filter(signature -> said.containsKey("MessageSid") && said.containsKey("MessageStatus"))
        .map(
            signature ->
                SmsReceipt.of(
                    said.get("MessageSid"),
                    status(said.get("MessageStatus")),
                    said.getOrDefault("ErrorCode", said.get("MessageStatus"))));
  }

  boolean isTheirs(String signature, String address, Map<String, String> parameters) {
    return MessageDigest.isEqual(
        signature(address, parameters).getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  /** HMAC-SHA1 of the address and of all parameters in the order of their names, in Base64. */
  String signature(String address, Map<String, String> parameters) {
    StringBuilder signed = new StringBuilder(address);
    new TreeMap<>(parameters).forEach((name, value) -> signed.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(account.token().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA1", e);
    }
  }

  private static SmsReceipt.Status status(String word) {
    return switch (word) {
      case "delivered", "read" -> SmsReceipt.Status.DELIVERED;
      case "failed", "undelivered", "canceled" -> SmsReceipt.Status.FAILED;
      default -> SmsReceipt.Status.UNDERWAY;
    };
  }
}
