package fr.marelle.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.sms.SelfSigned;
import fr.marelle.sms.SmsAnswer;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HttpTlsTest {
  private static final SmsMessage MESSAGE = new SmsMessage("+33612345678", "Code: 012345");

  @TempDir private static Path folder;

  private static SSLContext ofLocalhost;
  private static SSLContext ofAnother;

  @BeforeAll
  static void makeKeys() throws Exception {
    ofLocalhost = SelfSigned.named("localhost", folder);
    ofAnother = SelfSigned.named("sms.example", folder);
  }

  @ParameterizedTest
  @EnumSource
  void whomTheCertificateNamesIsSpokenTo(HttpGateway gateway) throws IOException {
    try (HttpPeer peer = HttpPeer.answering(ofLocalhost, 200, "{}")) {
      send(gateway, peer, ofLocalhost);
      assertThat(peer.calls()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoeverIsNotTrustedGetsNeitherKeyNorMessage(HttpGateway gateway) throws IOException {
    try (HttpPeer peer = HttpPeer.answering(ofLocalhost, 200, "{}")) {
      assertThat(send(gateway, peer, ofAnother).outcome()).isEqualTo(SmsOutcome.UNREACHABLE);
      assertThat(peer.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoeverHasAnothersCertificateGetsNeitherKeyNorMessage(HttpGateway gateway)
      throws IOException {
    try (HttpPeer peer = HttpPeer.answering(ofAnother, 200, "{}")) {
      assertThat(send(gateway, peer, ofAnother).outcome()).isEqualTo(SmsOutcome.UNREACHABLE);
      assertThat(peer.calls()).isEmpty();
    }
  }

  private static SmsAnswer send(HttpGateway gateway, HttpPeer peer, SSLContext trust) {
    return gateway
        .at(Exchange.client().sslContext(trust).build(), peer.base(), Duration.ofSeconds(5))
        .send(MESSAGE);
  }
}
