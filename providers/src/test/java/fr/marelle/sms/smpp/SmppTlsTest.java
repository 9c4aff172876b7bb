package fr.marelle.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.sms.SelfSigned;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmppTlsTest {
  private static final SmsMessage MESSAGE = new SmsMessage("+33612345678", "Code: 012345");

  @TempDir private static Path folder;

  private static SSLContext ofLocalhost;
  private static SSLContext ofAnother;

  private SmppLinks links;

  @BeforeAll
  static void makeKeys() throws Exception {
    ofLocalhost = SelfSigned.named("localhost", folder);
    ofAnother = SelfSigned.named("smpp.example", folder);
  }

  @AfterEach
  void end() {
    links.close();
  }

  @Test
  void whomTheCertificateNamesIsSpokenTo() throws IOException {
    try (SmppPeer peer = SmppPeer.taking(ofLocalhost)) {
      assertThat(send(peer.port(), ofLocalhost.getSocketFactory())).isEqualTo(SmsOutcome.SENT);
      assertThat(peer.submitted()).hasSize(1);
    }
  }

  @Test
  void whoeverIsNotTrustedGetsNoPassword() throws IOException {
    try (SmppPeer peer = SmppPeer.taking(ofLocalhost)) {
      assertThat(send(peer.port(), ofAnother.getSocketFactory())).isEqualTo(SmsOutcome.UNREACHABLE);
      assertThat(peer.binds()).isZero();
    }
  }

  @Test
  void whoeverHasAnothersCertificateGetsNoPassword() throws IOException {
    try (SmppPeer peer = SmppPeer.taking(ofAnother)) {
      assertThat(send(peer.port(), ofAnother.getSocketFactory())).isEqualTo(SmsOutcome.UNREACHABLE);
      assertThat(peer.binds()).isZero();
    }
  }

  @Test
  void aPeerWithoutTlsGetsNoPassword() throws IOException {
    try (SmppPeer peer = SmppPeer.taking()) {
      assertThat(send(peer.port(), ofLocalhost.getSocketFactory()))
          .isEqualTo(SmsOutcome.UNREACHABLE);
      assertThat(peer.binds()).isZero();
    }
  }

  @Test
  void aHandshakeThatDripsHasAnEnd() throws IOException {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    CountDownLatch end = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      thread.execute(() -> drip(server, end));
      long start = System.nanoTime();

      assertThat(send(server.getLocalPort(), ofLocalhost.getSocketFactory()))
          .isEqualTo(SmsOutcome.UNREACHABLE);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    } finally {
      end.countDown();
      thread.shutdownNow();
    }
  }

  private static void drip(ServerSocket server, CountDownLatch end) {
    try (Socket socket = server.accept()) {
      InputStream in = socket.getInputStream();
      if (in.read(new byte[1_024]) < 0) {
        return;
      }
      OutputStream out = socket.getOutputStream();
      // A record of a handshake, of 16,384 bytes.
      out.write(new byte[] {0x16, 3, 3, 0x40, 0});
      while (!end.await(50, TimeUnit.MILLISECONDS)) {
        out.write(0);
      }
    } catch (IOException e) {
      // The client has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SmsOutcome send(int port, SSLSocketFactory trusted) {
    links = new SmppLinks((gateway, receipt) -> true, (gateway, account) -> true, () -> trusted);
    return new SmppSmsSender(
            links,
            new SmppGateway("region", Optional.of("realm")),
            new SmppAccount(
                "localhost",
                port,
                true,
                SmppPeer.SYSTEM_ID,
                SmppPeer.PASSWORD,
                "",
                SourceAddress.of("Marelle"),
                Duration.ofMinutes(30),
                false,
                500,
                Duration.ofSeconds(2)))
        .send(MESSAGE)
        .outcome();
  }
}
