package fr.marelle.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.sms.ReceiptRequest;
import fr.marelle.sms.Silence;
import fr.marelle.sms.SmsAnswer;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsOutcome;
import fr.marelle.sms.SmsReceipt;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.util.JsonSerialization;

class OvhSmsSenderTest {
  private static final SmsMessage MESSAGE =
      new SmsMessage("+33612345678", "Collège: votre code est \"012345\"");
  private static final String SECRET = "a-secret-of-twenty-characters";
  private static final long AHEAD = 7_200;

  private static final String TAKEN =
      """
      {"totalCreditsRemoved":1.5,"validReceivers":["+33612345678"],"invalidReceivers":[],
       "ids":[26929925],"creditsLeft":998}
      """;

  /** As OVHcloud does it: another clock, and nothing taken that is not signed with it. */
  private static HttpPeer ovh(int status, String answer) {
    return HttpPeer.answering(
        call -> {
          String now = Long.toString(Clock.systemUTC().instant().getEpochSecond() + AHEAD);
          if (call.address().getPath().equals("/1.0/auth/time")) {
            return new HttpPeer.Answer(200, now);
          }
          return isSigned(call, Long.parseLong(now))
              ? new HttpPeer.Answer(status, answer)
              : new HttpPeer.Answer(400, "{\"errorCode\":\"INVALID_SIGNATURE\"}");
        });
  }

  /** Computed from what came over the wire, by other means than the client's. */
  private static boolean isSigned(HttpPeer.Call call, long now) {
    String timestamp = call.headers().getFirst("X-Ovh-Timestamp");
    String url = "http://" + call.headers().getFirst("Host") + call.address();
    String signed =
        "s3cr3t+"
            + call.headers().getFirst("X-Ovh-Consumer")
            + "+POST+"
            + url
            + "+"
            + call.body()
            + "+"
            + timestamp;
    try {
      byte[] sha1 =
          MessageDigest.getInstance("SHA1").digest(signed.getBytes(StandardCharsets.UTF_8));
      return call.headers()
              .getFirst("X-Ovh-Signature")
              .equals("$1$" + "%040x".formatted(new BigInteger(1, sha1)))
          && call.headers().getFirst("X-Ovh-Application").equals("app")
          && Math.abs(now - Long.parseLong(timestamp)) <= 30;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static OvhSmsSender at(HttpPeer peer) {
    return at(peer, "s3cr3t");
  }

  private static OvhSmsSender at(HttpPeer peer, String secret) {
    return new OvhSmsSender(
        new Exchange(Exchange.client().build(), new Silence(), Duration.ofSeconds(10)),
        new OvhClock(Clock.systemUTC()),
        new OvhSmsSender.OvhAccount(
            peer.base().resolve("/1.0"),
            new OvhSignature("app", secret, "consumer"),
            "sms-xx12345-1",
            "Marelle",
            30,
            "ent",
            Optional.of(SECRET)));
  }

  @Test
  void itIsSentSignedWithTheGatewaysOwnTime() throws IOException {
    try (HttpPeer peer = ovh(200, TAKEN)) {
      SmsAnswer answer = at(peer).send(MESSAGE);

      assertThat(answer.outcome()).isEqualTo(SmsOutcome.SENT);
      assertThat(answer.messageId()).contains("26929925");
      assertThat(answer.credits()).contains(new BigDecimal("1.5"));
      HttpPeer.Call job = peer.call("POST");
      assertThat(job.address().getPath()).isEqualTo("/1.0/sms/sms-xx12345-1/jobs");
      assertThat((Object) JsonSerialization.readValue(job.body(), Map.class))
          .isEqualTo(
              Map.of(
                  "message", "Collège: votre code est \"012345\"",
                  "sender", "Marelle",
                  "receivers", List.of("+33612345678"),
                  "noStopClause", true,
                  "priority", "high",
                  "coding", "7bit",
                  "charset", "UTF-8",
                  "validityPeriod", 30,
                  "tag", "ent"));
    }
  }

  @Test
  void theTimeIsAskedForOnce() {
    try (HttpPeer peer = ovh(200, TAKEN)) {
      OvhSmsSender sender = at(peer);

      sender.send(MESSAGE);
      sender.send(MESSAGE);

      assertThat(peer.calls())
          .extracting(HttpPeer.Call::method)
          .containsExactly("GET", "POST", "POST");
    }
  }

  @Test
  void aSuccessWithAnInvalidReceiverIsARefusal() {
    try (HttpPeer peer =
        ovh(
            200,
            """
            {"totalCreditsRemoved":0,"validReceivers":[],"invalidReceivers":["+33612345678"],"ids":[]}
            """)) {
      SmsAnswer answer = at(peer).send(MESSAGE);

      assertThat(answer.outcome()).isEqualTo(SmsOutcome.REFUSED);
      assertThat(answer.reason()).contains("invalidReceivers");
      assertThat(answer.messageId()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{}", "null", "{\"ids\":[]}"})
  void aSuccessThatCanNotBeReadMayBeOne(String body) {
    try (HttpPeer peer = ovh(200, body)) {
      assertThat(at(peer).send(MESSAGE).outcome()).isEqualTo(SmsOutcome.UNCERTAIN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403, INVALID_CREDENTIAL, MISCONFIGURED",
    "403, INVALID_KEY, MISCONFIGURED",
    "402, NO_CREDIT, REFUSED",
    "400, BAD_SENDER, REFUSED",
    "400, INVALID_SIGNATURE, MISCONFIGURED"
  })
  void aRefusalSaysWhy(int status, String code, SmsOutcome outcome) {
    try (HttpPeer peer = ovh(status, "{\"errorCode\":\"" + code + "\",\"message\":\"x\"}")) {
      SmsAnswer answer = at(peer).send(MESSAGE);

      assertThat(answer.outcome()).isEqualTo(outcome);
      assertThat(answer.reason()).contains(status + " " + code);
    }
  }

  /**
   * With a secret that is wrong, or was replaced: the next gateway can send what this one can't.
   */
  @Test
  void aSignatureThatIsNotTakenIsForTheOperatorToMend() {
    try (HttpPeer peer = ovh(200, TAKEN)) {
      OvhSmsSender sender = at(peer, "wrong");

      assertThat(sender.send(MESSAGE))
          .isEqualTo(SmsAnswer.of(SmsOutcome.MISCONFIGURED, "400 INVALID_SIGNATURE"));
      sender.send(MESSAGE);
      // The time may be what was wrong.
      assertThat(peer.calls())
          .extracting(HttpPeer.Call::method)
          .containsExactly("GET", "POST", "GET", "POST");
    }
  }

  @Test
  void aNumberThatIsRefusedIsNoReasonToAskForTheTime() {
    try (HttpPeer peer = ovh(400, "{\"errorCode\":\"BAD_RECEIVER\"}")) {
      OvhSmsSender sender = at(peer);

      sender.send(MESSAGE);
      sender.send(MESSAGE);

      assertThat(peer.calls())
          .extracting(HttpPeer.Call::method)
          .containsExactly("GET", "POST", "POST");
    }
  }

  @Test
  void withoutItsTimeNothingIsSent() {
    try (HttpPeer peer = HttpPeer.answering(200, "soon")) {
      assertThat(at(peer).send(MESSAGE).outcome()).isEqualTo(SmsOutcome.UNREACHABLE);
      assertThat(peer.calls()).extracting(HttpPeer.Call::method).containsOnly("GET");
    }
  }

  @ParameterizedTest
  @CsvSource({"4, DELIVERED", "3, UNDERWAY", "8, FAILED", "5, FAILED"})
  void aReceiptComesWithTheSecret(String ptt, SmsReceipt.Status status) {
    try (HttpPeer peer = ovh(200, TAKEN)) {
      Map<String, String> said = Map.of("id", "26929925", "ptt", ptt);

      assertThat(at(peer).receipt(request(SECRET, said)))
          .contains(SmsReceipt.of("26929925", status, ptt));
      assertThat(at(peer).receipt(request(SECRET + "x", said))).isEmpty();
      assertThat(at(peer).receipt(request("", said))).isEmpty();
    }
  }

  private static ReceiptRequest request(String token, Map<String, String> said) {
    return new ReceiptRequest("https://ent.example", token, Optional.empty(), said, "");
  }
}
