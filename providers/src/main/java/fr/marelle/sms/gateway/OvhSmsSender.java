package fr.marelle.sms.gateway;

import fr.marelle.sms.GatewayWord;
import fr.marelle.sms.ReceiptRequest;
import fr.marelle.sms.Segments;
import fr.marelle.sms.SmsAnswer;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsOutcome;
import fr.marelle.sms.SmsReceipt;
import fr.marelle.sms.SmsSender;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Sends by OVHcloud: {@code POST /sms/{serviceName}/jobs}. */
final class OvhSmsSender implements SmsSender {
  private static final String INVALID_SIGNATURE = "INVALID_SIGNATURE";

  private final Exchange exchange;
  private final OvhClock clock;
  private final OvhAccount account;

  /**
   * Who sends.
   *
   * @param base of the API, without a slash at its end
   * @param service name of the SMS account
   * @param sender at most 11 characters
   * @param minutes how long the operator tries to deliver
   * @param tag by which messages are found in OVHcloud's console
   * @param receiptSecret empty where no receipts are taken
   */
  record OvhAccount(
      URI base,
      OvhSignature signature,
      String service,
      String sender,
      int minutes,
      String tag,
      Optional<String> receiptSecret) {

    /** Without the secrets. */
    @Override
    public String toString() {
      return "OvhAccount";
    }
  }

  OvhSmsSender(Exchange exchange, OvhClock clock, OvhAccount account) {
    this.exchange = exchange;
    this.clock = clock;
    this.account = account;
  }

  @Override
  public SmsAnswer send(SmsMessage message) {
    OptionalLong now = clock.now(account.base(), exchange);
    if (now.isEmpty()) {
      return SmsAnswer.of(SmsOutcome.UNREACHABLE, "no time");
    }
    String body = new String(Json.write(job(message)), StandardCharsets.UTF_8);
    URI address = URI.create(account.base() + "/sms/" + account.service() + "/jobs");
    return exchange
        .post(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("X-Ovh-Application", account.signature().application())
                .header("X-Ovh-Consumer", account.signature().consumer())
                .header("X-Ovh-Timestamp", Long.toString(now.getAsLong()))
                .header(
                    "X-Ovh-Signature",
                    account.signature().of("POST", address, body, now.getAsLong())),
            body.getBytes(StandardCharsets.UTF_8))
        .read(this::read);
  }

  private Map<String, Object> job(SmsMessage message) {
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("message", message.text());
    job.put("sender", account.sender());
    job.put("receivers", List.of(message.to()));
    job.put("noStopClause", true);
    job.put("priority", "high");
    job.put("coding", Segments.of(message.text()).gsm() ? "7bit" : "8bit");
    job.put("charset", "UTF-8");
    job.put("validityPeriod", account.minutes());
    job.put("tag", account.tag());
    return job;
  }

  private SmsAnswer read(Reply.Answer answer) {
    Json json = answer.json();
    if (!answer.isSuccess()) {
      return refused(answer, json.text("/errorCode").flatMap(GatewayWord::of).orElse(""));
    }
    SmsAnswer said = taken(json);
    return json.text("/totalCreditsRemoved")
        .filter(credits -> credits.matches("\\d{1,6}(\\.\\d{1,6})?"))
        .map(credits -> said.costing(new BigDecimal(credits)))
        .orElse(said);
  }

  /** A success that names the receiver among the invalid ones is a refusal. */
  private static SmsAnswer taken(Json json) {
    if (json.size("/validReceivers") > 0) {
      return SmsAnswer.sent(json.text("/ids/0").orElse(null));
    }
    return json.size("/invalidReceivers") > 0
        ? SmsAnswer.of(SmsOutcome.REFUSED, "invalidReceivers")
        : SmsAnswer.of(SmsOutcome.UNCERTAIN, "unknown answer");
  }

  /** A wrong secret is told with 400, as a message is that nobody will ever take. */
  private SmsAnswer refused(Reply.Answer answer, String code) {
    boolean ours = INVALID_SIGNATURE.equals(code);
    if (ours || answer.status() == 401 || answer.status() == 403) {
      // The time may be what was not right.
      clock.forget(account.base());
    }
    return SmsAnswer.of(
        ours ? SmsOutcome.MISCONFIGURED : Reply.outcome(answer),
        (answer.status() + " " + code).strip());
  }

  @Override
  public Optional<SmsReceipt> receipt(ReceiptRequest request) {
    Map<String, String> said = request.parameters();
    return account
        .receiptSecret()
        .filter(request::holds)
        .filter(secret -> said.containsKey("id") && said.containsKey("ptt"))
        .map(secret -> SmsReceipt.of(said.get("id"), status(said.get("ptt")), said.get("ptt")));
  }

  /** OVHcloud's PTT codes ({@code GET /sms/ptts}). */
  private static SmsReceipt.Status status(String ptt) {
    return switch (ptt) {
      case "4" -> SmsReceipt.Status.DELIVERED;
      case "1", "2", "3", "6" -> SmsReceipt.Status.UNDERWAY;
      default -> SmsReceipt.Status.FAILED;
    };
  }
}
