package fr.marelle.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import fr.marelle.sms.ReceiptRequest;
import fr.marelle.sms.Silence;
import fr.marelle.sms.SmsAnswer;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsOutcome;
import fr.marelle.sms.SmsReceipt;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.util.JsonSerialization;

class GenericSmsSenderTest {
  private static final String HARD = "\"}],\"to\":\"+1\" & \\ é\n{to} $1";
  private static final SmsMessage MESSAGE = new SmsMessage("+33612345678", HARD);
  private static final String SECRET = "a-secret-of-twenty-characters";

  private static final String BREVO =
      """
      {"sender":"{sender}","recipient":"{digits}","content":"{text}","type":"transactional"}
      """;

  private static GenericSmsSender at(
      HttpPeer peer, BodyTemplate body, GenericSmsSender.Answers read) {
    return new GenericSmsSender(
        new Exchange(Exchange.client().build(), new Silence(), Duration.ofSeconds(10)),
        new GenericSmsSender.Request(
            peer.base().resolve("/v3/sms"), "POST", Map.of("api-key", "k3y"), body),
        read,
        Optional.of(
            new GenericSmsSender.ReceiptFormat(
                SECRET, "/messageId", "/event", Set.of("delivered"), Set.of("sent", "accepted"))));
  }

  private static GenericSmsSender.Answers idAt(String place) {
    return new GenericSmsSender.Answers(Optional.of(JsonPointer.compile(place)), Optional.empty());
  }

  @Test
  void brevosFormIsMet() throws IOException {
    try (HttpPeer peer = HttpPeer.answering(201, "{\"messageId\":1511882900176220}")) {
      SmsAnswer answer =
          at(peer, new BodyTemplate(BodyType.JSON, BREVO, "Marelle"), idAt("/messageId"))
              .send(MESSAGE);

      assertThat(answer.outcome()).isEqualTo(SmsOutcome.SENT);
      assertThat(answer.messageId()).contains("1511882900176220");
      HttpPeer.Call call = peer.call("POST");
      assertThat(call.headers().getFirst("api-key")).isEqualTo("k3y");
      assertThat(call.headers().getFirst("Content-Type")).startsWith("application/json");
      assertThat((Object) JsonSerialization.readValue(call.body(), Map.class))
          .isEqualTo(
              Map.of(
                  "sender", "Marelle",
                  "recipient", "33612345678",
                  "content", HARD,
                  "type", "transactional"));
    }
  }

  @Test
  void aFormIsEscapedToo() {
    try (HttpPeer peer = HttpPeer.answering(200, "ok")) {
      SmsAnswer answer =
          at(
                  peer,
                  new BodyTemplate(
                      BodyType.FORM, "number={to}&message={text}&from={sender}", "E&NT"),
                  new GenericSmsSender.Answers(Optional.empty(), Optional.empty()))
              .send(MESSAGE);

      assertThat(answer.outcome()).isEqualTo(SmsOutcome.SENT);
      assertThat(answer.messageId()).isEmpty();
      assertThat(peer.call("POST").body())
          .isEqualTo(
              "number=%2B33612345678&message=%22%7D%5D%2C%22to%22%3A%22%2B1%22+%26+%5C+%C3%A9%0A"
                  + "%7Bto%7D+%241&from=E%26NT");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`{\"status\":1,\"ticket\":\"14672468\"}`, SENT",
        "`{\"status\":-3,\"message\":\"Not enough credits\"}`, REFUSED",
        "`{\"ticket\":\"14672468\"}`, UNCERTAIN",
        "`{\"status\":1}`, UNCERTAIN",
        "`<html>`, UNCERTAIN"
      })
  void aSuccessMayTellThatItIsNone(String body, SmsOutcome outcome) {
    try (HttpPeer peer = HttpPeer.answering(200, body)) {
      assertThat(
              at(
                      peer,
                      new BodyTemplate(BodyType.JSON, BREVO, "Marelle"),
                      new GenericSmsSender.Answers(
                          Optional.of(JsonPointer.compile("/ticket")),
                          Optional.of(
                              new GenericSmsSender.Answers.Success(
                                  JsonPointer.compile("/status"), "1"))))
                  .send(MESSAGE)
                  .outcome())
          .isEqualTo(outcome);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"to\":\"{to}\",\"text\":{text}}",
        "{\"to\":\"{to}\"}",
        "{\"text\":\"{text}\"}",
        "to {to}: {text}",
        "{\"to\":\"{to}\",\"text\":\"{text}\""
      })
  void aTemplateThatAValueWouldBreakIsNotSound(String template) {
    assertThat(new BodyTemplate(BodyType.JSON, template, "").isSound()).isFalse();
    assertThat(new BodyTemplate(BodyType.JSON, BREVO, "").isSound()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"delivered, DELIVERED", "accepted, UNDERWAY", "hard_bounce, FAILED"})
  void aReceiptIsReadAsConfigured(String event, SmsReceipt.Status status) {
    String body = "{\"messageId\":42,\"event\":\"" + event + "\",\"to\":\"33612345678\"}";
    try (HttpPeer peer = HttpPeer.answering(200, "")) {
      GenericSmsSender sender =
          at(peer, new BodyTemplate(BodyType.JSON, BREVO, ""), idAt("/messageId"));

      assertThat(sender.receipt(request(SECRET, body)))
          .contains(SmsReceipt.of("42", status, event));
      assertThat(sender.receipt(request("another-of-twenty-characters", body))).isEmpty();
      assertThat(sender.receipt(request(SECRET, "{}"))).isEmpty();
      assertThat(sender.receipt(request(SECRET, "<html>"))).isEmpty();
    }
  }

  private static ReceiptRequest request(String token, String body) {
    return new ReceiptRequest("https://ent.example", token, Optional.empty(), Map.of(), body);
  }
}
