package fr.marelle.sms.gateway;

import fr.marelle.sms.SmsAnswer;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsSender;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/**
 * Hands text messages to a program on the developer's machine instead of a gateway: {@code POST}
 * with {@code {"to": "+33612345678", "text": "…"}}.
 */
final class DevelopmentSmsSender implements SmsSender {
  private final Exchange exchange;
  private final URI address;

  DevelopmentSmsSender(Exchange exchange, URI address) {
    this.exchange = exchange;
    this.address = address;
  }

  @Override
  public SmsAnswer send(SmsMessage message) {
    return exchange
        .post(
            HttpRequest.newBuilder(address).header("Content-Type", "application/json"),
            Json.write(Map.of("to", message.to(), "text", message.text())))
        .read(DevelopmentSmsSender::read);
  }

  private static SmsAnswer read(Reply.Answer answer) {
    return answer.isSuccess()
        ? SmsAnswer.sent(null)
        : SmsAnswer.of(Reply.outcome(answer), "status " + answer.status());
  }
}
