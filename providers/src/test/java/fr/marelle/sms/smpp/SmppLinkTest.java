package fr.marelle.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.sms.SmsAnswer;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SmppLinkTest {
  private static final SmsMessage MESSAGE = new SmsMessage("+33612345678", "Code: 012345");

  private final AtomicLong nanos = new AtomicLong();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  @AfterEach
  void end() {
    thread.shutdownNow();
  }

  private SmppLink link(int port, String password, int perSecond, Duration patience) {
    return new SmppLink(
        new SmppAccount(
            "localhost",
            port,
            false,
            SmppPeer.SYSTEM_ID,
            password,
            "",
            SourceAddress.of("Marelle"),
            Duration.ofMinutes(30),
            true,
            perSecond,
            patience),
        new SmppConnections(Optional.empty()),
        receipt -> true,
        nanos::get);
  }

  private SmppLink link(SmppPeer peer) {
    return link(peer.port(), SmppPeer.PASSWORD, 500, Duration.ofSeconds(10));
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Nobody need send anything for receipts to come again. */
  @Test
  @Timeout(30)
  void howeverLongTheCentreIsAwayTheSessionIsBoundAgain() throws Exception {
    try (SmppPeer peer = SmppPeer.taking()) {
      SmppLink link = link(peer);
      link.send(MESSAGE);
      assertThat(peer.awaitBinding()).isTrue();
      peer.away(true);
      peer.unbindAll();
      // This side notices the end a moment after it has answered.
      while (peer.bindings() < 3) {
        assertThat(link.tend()).isTrue();
        pass(Duration.ofSeconds(10));
      }
      assertThat(peer.binds()).isEqualTo(1);

      peer.away(false);
      assertThat(link.tend()).isTrue();

      assertThat(peer.binds()).isEqualTo(2);
      link.close();
    }
  }

  @Test
  void whatNobodyNeedsIsLeftForGood() throws IOException {
    try (SmppPeer peer = SmppPeer.taking()) {
      SmppLink link = link(peer);
      link.send(MESSAGE);
      pass(SmppLink.IDLE);
      assertThat(link.tend()).isTrue();

      pass(Duration.ofSeconds(10));
      assertThat(link.tend()).isFalse();

      assertThat(link.send(MESSAGE)).isEqualTo(SmsAnswer.of(SmsOutcome.UNREACHABLE, "stopping"));
      assertThat(peer.submitted()).hasSize(1);
    }
  }

  /** Many lock an account after some wrong passwords. */
  @Test
  void aCentreThatDoesNotKnowUsIsOnlyAskedForAMessage() throws Exception {
    try (SmppPeer peer = SmppPeer.taking()) {
      SmppLink link = link(peer.port(), "wrong", 500, Duration.ofSeconds(10));
      assertThat(link.send(MESSAGE).outcome()).isEqualTo(SmsOutcome.MISCONFIGURED);
      assertThat(peer.awaitBinding()).isTrue();

      pass(Duration.ofMinutes(1));
      assertThat(link.tend()).isTrue();
      assertThat(peer.bindings()).isZero();

      assertThat(link.send(MESSAGE).outcome()).isEqualTo(SmsOutcome.MISCONFIGURED);
      assertThat(peer.bindings()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatStopsWhileItIsBoundLeavesNoSession() throws Exception {
    try (SmppPeer peer = SmppPeer.taking()) {
      CountDownLatch hold = peer.holdBinds();
      SmppLink link = link(peer);
      Future<SmsAnswer> answer = thread.submit(() -> link.send(MESSAGE));
      assertThat(peer.awaitBinding()).isTrue();

      Thread stopping = new Thread(link::close);
      stopping.start();
      while (!link.isClosed()) {
        Thread.onSpinWait();
      }
      hold.countDown();

      assertThat(answer.get(30, TimeUnit.SECONDS))
          .isEqualTo(SmsAnswer.of(SmsOutcome.UNREACHABLE, "stopping"));
      stopping.join(30_000);
      assertThat(stopping.isAlive()).isFalse();
      assertThat(peer.submitted()).isEmpty();
    }
  }

  /** What was not written is not lost. */
  @Test
  void aSessionThatEndsWhileAMessageWaitsForItsTurnIsBoundAgain() throws Exception {
    try (SmppPeer peer = SmppPeer.taking()) {
      SmppLink link = link(peer.port(), SmppPeer.PASSWORD, 1, Duration.ofSeconds(10));
      link.send(MESSAGE);
      Future<SmsAnswer> second = thread.submit(() -> link.send(MESSAGE));

      peer.unbindAll();

      assertThat(second.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(SmsOutcome.SENT);
      assertThat(peer.binds()).isEqualTo(2);
      link.close();
    }
  }

  @Test
  void aCentreThatIsSilentIsLeftAloneForAMoment() throws IOException {
    try (RawCentre centre = new RawCentre(RawCentre.Behaviour.SILENT)) {
      SmppLink link = link(centre.port(), SmppPeer.PASSWORD, 500, Duration.ofSeconds(1));
      for (int i = 0; i < 3; i++) {
        assertThat(link.send(MESSAGE).outcome()).isEqualTo(SmsOutcome.UNCERTAIN);
      }

      assertThat(link.send(MESSAGE))
          .isEqualTo(SmsAnswer.of(SmsOutcome.UNREACHABLE, "no answers lately"));
      assertThat(centre.submitted()).isEqualTo(3);

      pass(Duration.ofMinutes(1));
      assertThat(link.send(MESSAGE).outcome()).isEqualTo(SmsOutcome.UNCERTAIN);
      link.close();
    }
  }
}
