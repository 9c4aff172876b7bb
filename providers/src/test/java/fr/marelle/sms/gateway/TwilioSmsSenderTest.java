package fr.marelle.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.sms.ReceiptRequest;
import fr.marelle.sms.Silence;
import fr.marelle.sms.SmsAnswer;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsOutcome;
import fr.marelle.sms.SmsReceipt;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioSmsSenderTest {
  private static final SmsMessage MESSAGE = new SmsMessage("+33612345678", "Code : 012345 & é");

  private static TwilioSmsSender at(HttpPeer peer, String from, Optional<String> callback) {
    return new TwilioSmsSender(
        new Exchange(Exchange.client().build(), new Silence(), Duration.ofSeconds(10)),
        new TwilioSmsSender.TwilioAccount(peer.base(), "AC1", "12345", from, callback));
  }

  @Test
  void itIsSentAsAForm() {
    try (HttpPeer peer =
        HttpPeer.answering(201, "{\"sid\":\"SM1\",\"status\":\"queued\",\"error_code\":null}")) {
      SmsAnswer answer = at(peer, "Marelle", Optional.of("https://ent.example/r")).send(MESSAGE);

      assertThat(answer.outcome()).isEqualTo(SmsOutcome.SENT);
      assertThat(answer.messageId()).contains("SM1");
      HttpPeer.Call call = peer.call("POST");
      assertThat(call.address().getPath()).isEqualTo("/2010-04-01/Accounts/AC1/Messages.json");
      // "AC1:12345"
      assertThat(call.headers().getFirst("Authorization")).isEqualTo("Basic QUMxOjEyMzQ1");
      assertThat(call.body())
          .isEqualTo(
              "To=%2B33612345678&From=Marelle&Body=Code+%3A+012345+%26+%C3%A9"
                  + "&StatusCallback=https%3A%2F%2Fent.example%2Fr");
    }
  }

  @Test
  void aMessagingServiceIsNamedAsSuch() {
    try (HttpPeer peer = HttpPeer.answering(201, "{\"sid\":\"SM1\",\"status\":\"accepted\"}")) {
      at(peer, "MG0123", Optional.empty()).send(MESSAGE);

      assertThat(peer.call("POST").body())
          .contains("MessagingServiceSid=MG0123")
          .doesNotContain("From=")
          .doesNotContain("StatusCallback");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "201, `{\"sid\":\"SM1\",\"status\":\"failed\",\"error_code\":30007}`, REFUSED, code 30007",
        "400, `{\"code\":21211,\"message\":\"x\"}`, REFUSED, code 21211",
        "400, `{\"code\":21606}`, MISCONFIGURED, code 21606",
        "401, `{\"code\":20003}`, MISCONFIGURED, code 20003",
        "429, `{\"code\":20429}`, UNREACHABLE, code 20429",
        "201, `{}`, UNCERTAIN, unknown answer",
        "200, `<html>`, UNCERTAIN, unknown answer"
      })
  void whatItAnswersDecides(int status, String body, SmsOutcome outcome, String reason) {
    try (HttpPeer peer = HttpPeer.answering(status, body)) {
      SmsAnswer answer = at(peer, "Marelle", Optional.empty()).send(MESSAGE);

      assertThat(answer.outcome()).isEqualTo(outcome);
      assertThat(answer.reason()).contains(reason);
    }
  }

  /** The example of Twilio's own documentation: its parameters, address, token and signature. */
  @Test
  void aReceiptIsTakenForItsSignature() {
    Map<String, String> example =
        Map.of(
            "CallSid", "CA1234567890ABCDE",
            "Caller", "+14158675310",
            "Digits", "1234",
            "From", "+14158675310",
            "To", "+18005551212");
    String address = "https://example.com/myapp.php?foo=1&bar=2";
    try (HttpPeer peer = HttpPeer.answering(200, "")) {
      TwilioSmsSender sender = at(peer, "Marelle", Optional.of(address));

      assertThat(sender.isTheirs("L/OH5YylLD5NRKLltdqwSvS0BnU=", address, example)).isTrue();
      assertThat(sender.isTheirs("L/OH5YylLD5NRKLltdqwSvS0BnU=", address + "3", example)).isFalse();
      assertThat(sender.isTheirs("", address, example)).isFalse();
    }
  }

  @Test
  void aReceiptWithoutItsSignatureIsNone() {
    Map<String, String> said = Map.of("MessageSid", "SM1", "MessageStatus", "delivered");
    try (HttpPeer peer = HttpPeer.answering(200, "")) {
      TwilioSmsSender sender = at(peer, "Marelle", Optional.of("https://ent.example/r"));

      assertThat(sender.receipt(request(Optional.empty(), said))).isEmpty();
      assertThat(sender.receipt(request(Optional.of("bm9uZQ=="), said))).isEmpty();
      assertThat(
              sender.receipt(
                  request(Optional.of(sender.signature("https://ent.example/r", said)), said)))
          .contains(SmsReceipt.of("SM1", SmsReceipt.Status.DELIVERED, "delivered"));
    }
  }

  private static ReceiptRequest request(Optional<String> signature, Map<String, String> said) {
    return new ReceiptRequest("https://ent.example/r", "", signature, said, "");
  }
}
