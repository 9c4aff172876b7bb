package fr.marelle.sms.gateway;

import com.fasterxml.jackson.core.JsonPointer;
import fr.marelle.sms.GatewayWord;
import fr.marelle.sms.ReceiptRequest;
import fr.marelle.sms.SmsAnswer;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsOutcome;
import fr.marelle.sms.SmsReceipt;
import fr.marelle.sms.SmsSender;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sends by any gateway that takes a request and answers with a status. */
final class GenericSmsSender implements SmsSender {
  private final Exchange exchange;
  private final Request request;
  private final Answers answers;
  private final Optional<ReceiptFormat> receipts;

  /**
   * What is sent.
   *
   * @param method POST or PUT: what is sent by GET stands in logs
   * @param headers beside the type of the body
   */
  record Request(URI address, String method, Map<String, String> headers, BodyTemplate body) {

    /** Without the headers, among which a key may be. */
    @Override
    public String toString() {
      return "Request[" + method + "]";
    }
  }

  /**
   * How a success is read.
   *
   * @param messageId where the id is
   * @param success where a word tells whether it is one after all
   */
  record Answers(Optional<JsonPointer> messageId, Optional<Success> success) {

    record Success(JsonPointer place, String expected) {}
  }

  /**
   * How a receipt is read.
   *
   * @param id a JSON pointer, or the name of a parameter
   * @param status the same
   * @param delivered words that say that the phone has it
   * @param underway words that say that it may still arrive; all others are failures
   */
  record ReceiptFormat(
      String secret, String id, String status, Set<String> delivered, Set<String> underway) {

    /** Without the secret. */
    @Override
    public String toString() {
      return "ReceiptFormat";
    }
  }

  GenericSmsSender(
      Exchange exchange, Request request, Answers answers, Optional<ReceiptFormat> receipts) {
    this.exchange = exchange;
    this.request = request;
    this.answers = answers;
    this.receipts = receipts;
  }

  @Override
  public SmsAnswer send(SmsMessage message) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.address())
            .header("Content-Type", request.body().type().mediaType())
            .header("Accept", "application/json");
    request.headers().forEach(builder::setHeader);
    return exchange.write(request.method(), builder, request.body().fill(message)).read(this::read);
  }

  private SmsAnswer read(Reply.Answer answer) {
    if (!answer.isSuccess()) {
      return SmsAnswer.of(Reply.outcome(answer), "status " + answer.status());
    }
    Json json = answer.json();
    if (answers.success().isPresent()) {
      Answers.Success success = answers.success().get();
      Optional<String> said = json.text(success.place());
      if (said.isEmpty()) {
        return SmsAnswer.of(SmsOutcome.UNCERTAIN, "unknown answer");
      }
      if (!said.get().equals(success.expected())) {
        return SmsAnswer.of(SmsOutcome.REFUSED, GatewayWord.of(said.get()).orElse("no success"));
      }
    }
    if (answers.messageId().isEmpty()) {
      return SmsAnswer.sent(null);
    }
    return json.text(answers.messageId().get())
        .map(SmsAnswer::sent)
        .orElseGet(() -> SmsAnswer.of(SmsOutcome.UNCERTAIN, "unknown answer"));
  }

  @Override
  public Optional<SmsReceipt> receipt(ReceiptRequest posted) {
    if (receipts.filter(format -> posted.holds(format.secret())).isEmpty()) {
      return Optional.empty();
    }
    ReceiptFormat format = receipts.get();
    Optional<String> status = find(posted, format.status());
    return find(posted, format.id())
        .filter(id -> status.isPresent())
        .map(id -> SmsReceipt.of(id, status(format, status.get()), status.get()));
  }

  private static Optional<String> find(ReceiptRequest posted, String place) {
    return place.startsWith("/")
        ? Json.read(posted.body()).text(place)
        : Optional.ofNullable(posted.parameters().get(place));
  }

  private static SmsReceipt.Status status(ReceiptFormat format, String word) {
    if (format.delivered().contains(word)) {
      return SmsReceipt.Status.DELIVERED;
    }
    return format.underway().contains(word) ? SmsReceipt.Status.UNDERWAY : SmsReceipt.Status.FAILED;
  }
}
