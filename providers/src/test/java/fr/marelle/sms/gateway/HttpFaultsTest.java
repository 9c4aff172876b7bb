package fr.marelle.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.sms.Silence;
import fr.marelle.sms.SmsAnswer;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsOutcome;
import fr.marelle.sms.SmsSender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every gateway does where its peer does not do what it should. */
class HttpFaultsTest {
  private static final SmsMessage MESSAGE = new SmsMessage("+33612345678", "Votre code : 012345");
  private static final Duration PATIENCE = Duration.ofMillis(400);

  /** Beyond the patience, and far below what a peer drips or is silent. */
  private static final Duration SOON = Duration.ofSeconds(5);

  @ParameterizedTest
  @EnumSource
  void whereNobodyListensNothingWasSent(HttpGateway gateway) throws IOException {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://localhost:" + socket.getLocalPort());
    }

    assertThat(gateway.at(nobody, PATIENCE).send(MESSAGE).outcome())
        .isEqualTo(SmsOutcome.UNREACHABLE);
  }

  /** The kernel answers nothing to whoever connects where too many wait already. */
  @ParameterizedTest
  @EnumSource
  void whereTheConnectionIsNotTakenInTimeNothingWasSent(HttpGateway gateway) throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 4; i++) {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
          socket.connect(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), full.getLocalPort()), 100);
        } catch (IOException nowItIsFull) {
          break;
        }
      }
      assertThat(
              gateway
                  .at(URI.create("http://127.0.0.1:" + full.getLocalPort()), PATIENCE)
                  .send(MESSAGE)
                  .outcome())
          .isEqualTo(SmsOutcome.UNREACHABLE);
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OVH, SILENT",
    "OVH, HANGS_UP",
    "OVH, GARBAGE",
    "OVH, DRIPS_HEADERS",
    "OVH, DRIPS_BODY",
    "OVH, FLOODS",
    "TWILIO, SILENT",
    "TWILIO, HANGS_UP",
    "TWILIO, GARBAGE",
    "TWILIO, DRIPS_HEADERS",
    "TWILIO, DRIPS_BODY",
    "TWILIO, FLOODS",
    "GENERIC, SILENT",
    "GENERIC, HANGS_UP",
    "GENERIC, GARBAGE",
    "GENERIC, DRIPS_HEADERS",
    "GENERIC, DRIPS_BODY",
    "GENERIC, FLOODS",
    "DEVELOPMENT, SILENT",
    "DEVELOPMENT, HANGS_UP",
    "DEVELOPMENT, GARBAGE",
    "DEVELOPMENT, DRIPS_HEADERS",
    "DEVELOPMENT, DRIPS_BODY",
    "DEVELOPMENT, FLOODS"
  })
  void onceTheRequestIsWrittenItMayHaveBeenSentAndIsNotSentAgain(
      HttpGateway gateway, RawPeer.Behaviour behaviour) throws IOException {
    try (RawPeer peer = new RawPeer(behaviour)) {
      SmsSender sender = gateway.at(peer.base(), PATIENCE);
      long start = System.nanoTime();

      SmsAnswer answer = sender.send(MESSAGE);

      assertThat(answer.outcome()).isEqualTo(SmsOutcome.UNCERTAIN);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
      assertThat(peer.requests()).isEqualTo(1);
    }
  }

  /** Each of those would hold a thread that all mails of the node wait for. */
  @Test
  void aGatewayThatIsSilentIsLeftAloneForAMoment() throws IOException {
    AtomicLong nanos = new AtomicLong();
    try (RawPeer peer = new RawPeer(RawPeer.Behaviour.SILENT)) {
      Exchange exchange =
          new Exchange(
              Exchange.client().build(), new Silence(nanos::get), PATIENCE.multipliedBy(2));
      for (int i = 0; i < 3; i++) {
        assertThat(post(exchange, peer)).isInstanceOf(Reply.Lost.class);
      }

      assertThat(post(exchange, peer)).isInstanceOf(Reply.NotAsked.class);
      assertThat(peer.requests()).isEqualTo(3);

      nanos.addAndGet(Duration.ofMinutes(1).toNanos());
      assertThat(post(exchange, peer)).isInstanceOf(Reply.Lost.class);
      assertThat(peer.requests()).isEqualTo(4);
    }
  }

  private static Reply post(Exchange exchange, RawPeer peer) {
    return exchange.post(HttpRequest.newBuilder(peer.base()), new byte[] {'x'});
  }

  @Test
  void whoeverAsksToComeAgainHasNotTakenIt() {
    for (HttpGateway gateway : HttpGateway.values()) {
      try (HttpPeer peer =
          HttpPeer.answering(call -> new HttpPeer.Answer(503, "", Map.of("Retry-After", "60")))) {
        assertThat(gateway.at(peer.base(), PATIENCE.multipliedBy(10)).send(MESSAGE).outcome())
            .as(gateway.name())
            .isEqualTo(SmsOutcome.UNREACHABLE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionThatThePeerHasEndedSinceIsNotUsedAgain(HttpGateway gateway) throws Exception {
    try (EndingPeer peer = new EndingPeer()) {
      SmsSender sender = gateway.at(peer.base(), PATIENCE.multipliedBy(10));

      assertThat(sender.send(MESSAGE).outcome()).isEqualTo(SmsOutcome.SENT);
      assertThat(peer.awaitLeaving()).isTrue();

      assertThat(sender.send(MESSAGE).outcome()).isEqualTo(SmsOutcome.SENT);
      assertThat(peer.requests()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED", "402, REFUSED", "401, MISCONFIGURED", "403, MISCONFIGURED",
    "404, MISCONFIGURED", "302, MISCONFIGURED", "429, UNREACHABLE", "503, UNCERTAIN",
    "500, UNCERTAIN", "502, UNCERTAIN", "504, UNCERTAIN"
  })
  void aStatusSaysTheSameForAll(int status, SmsOutcome outcome) {
    for (HttpGateway gateway : HttpGateway.values()) {
      try (HttpPeer peer = HttpPeer.answering(status, "{\"message\":\"+33612345678 012345\"}")) {
        SmsAnswer answer = gateway.at(peer.base(), PATIENCE.multipliedBy(10)).send(MESSAGE);

        assertThat(answer.outcome()).as(gateway.name()).isEqualTo(outcome);
        assertThat(answer.toString()).doesNotContain("612345678").doesNotContain("012345");
        // A redirect is not followed.
        assertThat(peer.calls()).as(gateway.name()).hasSize(1);
      }
    }
  }
}
